import { type CardButton, FORM_IDS, type FormId } from '../../domain/card.js';

/** Every control of ours has an action id that begins so. */
export const ACTION_PREFIX = 'risk:';

/** What a pressed button stands for. */
export interface Pressed {
  readonly command: string;
  readonly asks: FormId | null;
}

/** `resolve resolve INC-42`, `- ack INC-42`: the dialog that is asked first, and the command line. */
export function buttonValue(button: Pick<CardButton, 'command' | 'pressed' | 'asks'>): string {
  return `${button.asks ?? '-'} ${button.pressed ?? button.command}`;
}

/** null for what no button of ours could have sent. */
export function readButtonValue(value: string): Pressed | null {
  const at = value.indexOf(' ');
  if (at < 1 || at === value.length - 1) return null;
  const first = value.slice(0, at);
  const asks = FORM_IDS.find((id) => id === first) ?? null;
  if (asks === null && first !== '-') return null;
  return { command: value.slice(at + 1), asks };
}
