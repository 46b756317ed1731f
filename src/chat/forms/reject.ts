import { flat, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

export const reject: FormKind = {
  make: ({ name }, reader) => ({
    id: 'reject',
    subject: name,
    title: word(reader, 'form.reject.title', { id: name }),
    submit: word(reader, 'form.reject.submit'),
    intro: [],
    fields: [textField(reader, 'why')],
  }),
  line: (subject, { why }) => flat(`reject ${subject} ${quoted(why)}`),
};
