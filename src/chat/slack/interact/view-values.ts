import type { ViewOutput } from '@slack/bolt';
import type { Say } from '../../../domain/text.js';
import type { FormValues } from '../../forms/form.js';

export const FIELD_ACTION = 'value';
const FIELD = 'field:';

export function fieldBlock(name: string): string {
  return `${FIELD}${name}`;
}

/** What was filled in, by field name, in the order of the dialog. */
export function viewValues(view: Pick<ViewOutput, 'blocks' | 'state'>): FormValues {
  const values: Record<string, string> = {};
  for (const block of view.blocks) {
    const id = 'block_id' in block ? block.block_id : undefined;
    if (!id?.startsWith(FIELD)) continue;
    const filled = view.state.values[id]?.[FIELD_ACTION];
    values[id.slice(FIELD.length)] = filled?.selected_option?.value ?? filled?.value ?? '';
  }
  return values;
}

const MISSING = /^param\.(.+)$/u;

/** The field a refusal is about: the one it names, else the one that holds the words it cannot read, else the last; null without fields. */
export function fieldOf(refusal: Say, values: FormValues): string | null {
  const names = Object.keys(values);
  const { param, typed } = refusal.params ?? {};
  const missing = typeof param === 'object' && 'say' in param ? MISSING.exec(param.say.key)?.[1] : undefined;
  const named = names.find((name) => name === missing);
  if (named !== undefined) return named;
  const holding = typeof typed === 'string' ? names.find((name) => holds(values[name], typed)) : undefined;
  return holding ?? names.at(-1) ?? null;
}

/** In words; `A1` is not held by `SKU_A12`. */
function holds(value: string | undefined, typed: string): boolean {
  return (
    value === typed ||
    (value ?? '').split(/[\s"“”,，]+/u).includes(typed) ||
    (typed.includes(' ') && (value ?? '').includes(typed))
  );
}
