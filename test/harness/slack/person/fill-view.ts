import type { ViewValues } from '../api/person.js';
import { objectAt, objectsAt, textAt } from '../json.js';
import type { Team } from '../state/team.js';
import type { View } from '../state/view.js';
import { choose, type Field, fieldsOf, stateKey, untouched } from '../state/view-state.js';
import { chosenValue } from './chosen-value.js';

/** Fills in a modal as a person would, and refuses what Slack's own client would not let be sent. */
export function fillView(team: Team, view: View, values: ViewValues): void {
  const fields = fieldsOf(objectsAt(view.body, 'blocks'));
  for (const [name, said] of Object.entries(values)) {
    const field = fields.find((entry) => isNamed(entry, name));
    if (!field) {
      const there = fields.map((entry) => `"${labelOf(entry)}" (${entry.actionId})`).join(', ');
      throw new Error(`no input "${name}" in the modal "${titleOf(view)}"; there is ${there || 'none'}`);
    }
    choose(view.values, field, chosenValue(team, field.element, said));
  }
  for (const field of fields.filter(({ block }) => block.type === 'input')) checkField(view, field);
}

function labelOf(field: Field): string {
  return textAt(objectAt(field.block, 'label') ?? objectAt(field.element, 'placeholder') ?? undefined, 'text');
}

function titleOf(view: View): string {
  return textAt(objectAt(view.body, 'title') ?? undefined, 'text');
}

function isNamed(field: Field, name: string): boolean {
  return [labelOf(field), field.actionId, field.blockId].includes(name);
}

function checkField(view: View, field: Field): void {
  const state = view.values.get(field.blockId)?.get(field.actionId) ?? untouched(field.element);
  const value = state[stateKey(field.element) ?? ''] ?? null;
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const refuse = (why: string) => {
    throw new Error(`Slack's client would not send the modal "${titleOf(view)}": "${labelOf(field)}" ${why}`);
  };
  if (empty && field.block.optional !== true) refuse('is required and empty');
  if (typeof value !== 'string') return;
  const { min_length: min, max_length: max } = field.element;
  if (typeof min === 'number' && value.length < min) refuse(`needs at least ${min} characters`);
  if (typeof max === 'number' && value.length > max) refuse(`takes at most ${max} characters`);
}
