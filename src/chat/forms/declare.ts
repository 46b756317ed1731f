import { flat, levelChoice, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

export const declare: FormKind = {
  make: (_subject, reader) => ({
    id: 'declare',
    subject: '',
    title: word(reader, 'form.declare.title'),
    submit: word(reader, 'form.declare.submit'),
    intro: [],
    fields: [
      levelChoice(reader, 'orange'),
      textField(reader, 'title'),
      textField(reader, 'labels', { optional: true }),
    ],
  }),
  line: (_subject, { level, title, labels }) => flat(`declare ${level ?? ''} ${quoted(title)} ${labels ?? ''}`),
};
