import { about, flat, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

export const note: FormKind = {
  make: (subject, reader) => ({
    id: 'note',
    subject: subject.name,
    title: word(reader, 'form.note.title', { inc: subject.name }),
    submit: word(reader, 'form.note.submit'),
    intro: about(reader, subject),
    fields: [textField(reader, 'text')],
  }),
  line: (subject, { text }) => flat(`note ${subject} ${quoted(text)}`),
};
