import { about, flat, levelChoice, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

export const level: FormKind = {
  make: (subject, reader) => ({
    id: 'level',
    subject: subject.name,
    title: word(reader, 'form.level.title', { inc: subject.name }),
    submit: word(reader, 'form.level.submit'),
    intro: about(reader, subject),
    fields: [
      levelChoice(reader, subject.incident?.level ?? ''),
      textField(reader, 'why', { hint: word(reader, 'form.level.why.hint') }),
    ],
  }),
  line: (subject, { level: to, why }) => flat(`level ${subject} ${to ?? ''} ${quoted(why)}`),
};
