import { about, flat, personField, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

const NEXT = 'next';

export const escalate: FormKind = {
  make: (subject, reader) => ({
    id: 'escalate',
    subject: subject.name,
    title: word(reader, 'form.escalate.title', { inc: subject.name }),
    submit: word(reader, 'form.escalate.submit'),
    intro: about(reader, subject),
    fields: [
      personField(reader, subject, [{ value: NEXT, label: word(reader, 'form.who.next') }]),
      textField(reader, 'why', { optional: true, hint: word(reader, 'form.escalate.why.hint') }),
    ],
  }),
  line: (subject, { who, why }) => flat(`escalate ${subject} ${who === NEXT ? '' : (who ?? '')} ${quoted(why)}`),
};
