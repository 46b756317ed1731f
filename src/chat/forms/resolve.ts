import { about, choice, flat, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

const LATER = 'later';
const OUTCOMES = ['true', 'false-alarm', LATER] as const;

export const resolve: FormKind = {
  make: (subject, reader) => ({
    id: 'resolve',
    subject: subject.name,
    title: word(reader, 'form.resolve.title', { inc: subject.name }),
    submit: word(reader, 'form.resolve.submit'),
    intro: about(reader, subject),
    fields: [
      choice(
        'outcome',
        word(reader, 'form.outcome'),
        OUTCOMES.map((value) => ({ value, label: word(reader, `form.outcome.${value}`) })),
        { value: 'true' },
      ),
      textField(reader, 'note', { optional: true }),
    ],
  }),
  line: (subject, { outcome, note }) =>
    flat(`resolve ${subject} ${outcome === LATER ? '' : (outcome ?? '')} ${quoted(note)}`),
};
