import { about, flat, textField, word } from './fields.js';
import type { FormKind } from './form.js';

export const snooze: FormKind = {
  make: (subject, reader) => ({
    id: 'snooze',
    subject: subject.name,
    title: word(reader, 'form.snooze.title', { inc: subject.name }),
    submit: word(reader, 'form.snooze.submit'),
    intro: about(reader, subject),
    fields: [textField(reader, 'time', { value: '30m' })],
  }),
  line: (subject, { time }) => flat(`snooze ${subject} ${time ?? ''}`),
};
