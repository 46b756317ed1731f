import type { JsonObject } from '../../../../src/domain/json.js';
import { controlsOf, type Placed } from '../render/controls.js';

/** The control a person means by its words, action id, value or block id; a beginning of its words does. Throws with what there is. */
export function findControl(blocks: readonly JsonObject[], wanted: string, where: string): Placed {
  const all = controlsOf(blocks);
  const exact = all.find(({ control: { label, actionId, value, blockId } }) =>
    [label, actionId, value, blockId].includes(wanted),
  );
  const close = all.find(({ control }) => control.label.toLowerCase().startsWith(wanted.toLowerCase()));
  const found = exact ?? close;
  if (found) return found;
  const there = all.map(({ control }) => `${control.type} "${control.label}" (${control.actionId})`);
  throw new Error(`no control "${wanted}" in ${where}; there is ${there.join(', ') || 'none'}`);
}
