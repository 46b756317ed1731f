import type { SeenModal } from './api.js';
import { type Json, json, length, objects, string, strings } from './json.js';
import { chosen, inputsOf } from './modal.js';
import { picked } from './picked.js';
import type { World } from './world.js';

type Values = Readonly<Record<string, string | readonly string[]>>;

export interface Filled {
  readonly components: readonly Json[];
  /** Ids picked in menus of people, roles and channels. */
  readonly ids: readonly string[];
}

/** A modal filled in. @throws Error for what the client would not let a person send */
export function filledModal(world: World, modal: SeenModal, values: Values): Filled {
  const inputs = inputsOf(modal.raw);
  const stranger = Object.keys(values).find(
    (key) => !inputs.some(({ label, input }) => label === key || input.custom_id === key),
  );
  if (stranger !== undefined)
    throw new Error(`The modal has no field ${stranger}; it has: ${inputs.map((each) => each.label).join(', ')}`);
  const ids: string[] = [];
  const fill = (label: string, input: Json): Json => {
    const given = values[string(input.custom_id)] ?? values[label];
    const head = { type: input.type, id: input.id ?? 0, custom_id: input.custom_id };
    if (input.type === 4) return { ...head, value: textFor(label, input, given) };
    const menu = input.required === false && input.min_values === undefined ? { ...input, min_values: 0 } : input;
    const wanted = given === undefined ? chosen(input) : typeof given === 'string' ? [given] : given;
    const values_ = picked(world, menu, strings(wanted));
    if (input.type !== 3) ids.push(...values_);
    return { ...head, values: values_ };
  };
  const components = objects(modal.raw.components).map((wrapper): Json => {
    const head = { type: wrapper.type, id: wrapper.id ?? 0 };
    if (wrapper.type === 10) return head;
    if (wrapper.type === 18) return { ...head, component: fill(string(wrapper.label), json(wrapper.component)) };
    return { ...head, components: objects(wrapper.components).map((input) => fill(string(input.label), input)) };
  });
  return { components, ids };
}

function textFor(label: string, input: Json, given: string | readonly string[] | undefined): string {
  const value = given === undefined ? string(input.value) : given;
  if (typeof value !== 'string') throw new Error(`The field ${label} takes a text`);
  const size = length(value);
  if (size === 0 && input.required !== false) throw new Error(`The field ${label} is required`);
  if (size > 0 && typeof input.min_length === 'number' && size < input.min_length)
    throw new Error(`The field ${label} wants at least ${input.min_length} characters`);
  if (size > (typeof input.max_length === 'number' ? input.max_length : 4000))
    throw new Error(`The field ${label} does not take ${size} characters`);
  return value;
}
