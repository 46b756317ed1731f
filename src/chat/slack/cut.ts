import { head } from '../../lib/cut-text.js';
import { entities } from './escape.js';

export { cutText } from '../../lib/cut-text.js';

/** The same for text that is written with entities: `most` counts those, and none is cut through. */
export function cutEntities(text: string, most: number): string {
  const whole = entities(text);
  if (whole.length <= most) return whole;
  let end = 0;
  for (let used = 0; end < text.length; end++) {
    used += entities(text.charAt(end)).length;
    if (used > most - 1) break;
  }
  return `${entities(head(text, end))}…`;
}
