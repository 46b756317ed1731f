import type { FilingKind } from '../../domain/response/clock.js';
import { RESPONSES } from '../../domain/response/clock.js';
import { running } from '../../domain/response/deadlines.js';
import { type FilingField, fieldsOf } from '../../domain/response/filing.js';
import { clockName } from '../../text/response-line.js';
import { about, choice, flat, quoted, textField, word } from './fields.js';
import type { FormKind, FormValues } from './form.js';

/** The dialog of a filing: its fields, the first of them needed. */
function filing(kind: FilingKind): FormKind {
  const fields = fieldsOf(kind);
  return {
    make: (subject, reader) => ({
      id: kind,
      subject: subject.name,
      title: word(reader, `form.${kind}.title`, { inc: subject.name }),
      submit: word(reader, 'form.file.submit'),
      intro: about(reader, subject),
      fields: fields.map((field, i) => textField(reader, field, { optional: i > 0 })),
    }),
    line: (subject, values) => flat(`${kind} ${subject} ${content(fields, values)}`),
  };
}

/** `conditions:"…" actions:""`, each in quotes, so that a heading among the words is no heading; one alone needs none. */
function content(fields: readonly FilingField[], values: FormValues): string {
  const [first, ...others] = fields;
  if (first === undefined || fields.every((field) => flat(values[field]) === '')) return '';
  if (others.length === 0) return quoted(values[first]);
  return fields.map((field) => `${field}:${quoted(values[field]) || '""'}`).join(' ');
}

export const update = filing('update');
export const plan = filing('plan');
export const assess = filing('assess');
export const assemble = filing('assemble');
export const coordinate = filing('coordinate');

/** For clocks by label: which one, and what was done. */
export const file: FormKind = {
  make: (subject, reader) => {
    const clocks = subject.incident === null ? [] : running(subject.incident);
    const options = clocks
      .filter(({ id }) => !RESPONSES.some((known) => known === id))
      .map((clock) => ({ value: clock.id, label: clockName(clock, reader.lang).slice(0, 75) }));
    return {
      id: 'file',
      subject: subject.name,
      title: word(reader, 'form.file.title', { inc: subject.name }),
      submit: word(reader, 'form.file.submit'),
      intro: about(reader, subject),
      fields: [
        // A menu of nothing is no menu; the command says which there are.
        options.length === 0
          ? textField(reader, 'clock')
          : choice('clock', word(reader, 'form.clock'), options.slice(0, 25), { value: options[0]?.value ?? '' }),
        textField(reader, 'text', { label: word(reader, 'form.file.text'), hint: word(reader, 'form.file.text.hint') }),
      ],
    };
  },
  line: (subject, { clock, text }) => flat(`file ${subject} ${clock ?? ''} ${quoted(text)}`),
};
