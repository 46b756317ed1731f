import type { Rich } from '../../domain/card.js';
import { incidentName } from '../../domain/incident.js';
import { LEVELS } from '../../domain/level.js';
import type { FilingField } from '../../domain/response/filing.js';
import { type Key, sentence } from '../../text/catalogue.js';
import { wordedText } from '../../text/say.js';
import { type Listener, tell, tellText } from '../registry/reply.js';
import type { FormField } from './form.js';
import type { FormSubject } from './subject.js';

/** Words of a dialog in the reader's language. */
export function word(reader: Listener, key: Key, params?: Parameters<typeof sentence>[1]): string {
  return tellText(reader, sentence(key, params));
}

/** What takes more than a line. */
const LONG: ReadonlySet<string> = new Set([
  ...['note', 'text', 'conditions', 'actions', 'needs', 'plan', 'impact', 'resources'],
]);

export function textField(
  reader: Listener,
  name: 'note' | 'text' | 'title' | 'labels' | 'matchers' | 'time' | 'why' | 'clock' | FilingField,
  more: Partial<FormField> = {},
): FormField {
  const kind = LONG.has(name) ? 'text' : 'line';
  const label = word(reader, `form.${name}`);
  const hint = word(reader, `form.${name}.hint`);
  return { name, kind, label, hint, optional: false, value: '', options: [], ...more };
}

export function choice(
  name: string,
  label: string,
  options: FormField['options'],
  more: Partial<FormField> = {},
): FormField {
  return { name, kind: 'choice', label, hint: '', optional: false, value: '', options, ...more };
}

export function levelChoice(reader: Listener, value: string): FormField {
  const options = LEVELS.map((level) => ({ value: level, label: word(reader, `level.${level}`) }));
  return choice('level', word(reader, 'form.level'), [...options].reverse(), { value });
}

/** A menu holds 25; with more people the name is typed. */
const MOST_PEOPLE = 24;

export function personField(reader: Listener, { people }: FormSubject, first: FormField['options']): FormField {
  const label = word(reader, 'form.who');
  const options = [...first, ...people.map(({ id, name }) => ({ value: `@${id}`, label: name.slice(0, 75) }))];
  if (people.length > MOST_PEOPLE)
    return { name: 'who', kind: 'line', label, hint: '@…', optional: first.length > 0, value: '', options: [] };
  return choice('who', label, options, { value: first[0]?.value ?? '' });
}

/** `INC-42 · Deliveries late in the east`: what the dialog is about. */
export function about(reader: Listener, { incident }: FormSubject): readonly Rich[] {
  if (!incident) return [];
  const title = wordedText(incident.title, reader.lang, incident.labels);
  return [tell(reader, sentence('form.about', { inc: incidentName(incident.id), title }))];
}

/** Free words in quotes: whatever they begin with, they are never taken for a level, an outcome or a name. */
export function quoted(text: string | undefined): string {
  const words = flat(text);
  return words === '' ? '' : `"${words.replace(/["\\]/gu, '\\$&')}"`;
}

/** One line: a command is one. */
export function flat(text: string | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}
