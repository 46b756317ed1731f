import { about, flat, personField, word } from './fields.js';
import type { FormKind } from './form.js';

export const assign: FormKind = {
  make: (subject, reader) => ({
    id: 'assign',
    subject: subject.name,
    title: word(reader, 'form.assign.title', { inc: subject.name }),
    submit: word(reader, 'form.assign.submit'),
    intro: about(reader, subject),
    fields: [personField(reader, subject, [])],
  }),
  line: (subject, { who }) => flat(`assign ${subject} ${who ?? ''}`),
};
