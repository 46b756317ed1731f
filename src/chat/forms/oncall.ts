import { flat, personField, word } from './fields.js';
import type { FormField, FormKind } from './form.js';

const EVERYBODY = 'everybody';

/** Somebody stands in. */
export const oncallOverride: FormKind = {
  make: (subject, reader) => ({
    id: 'oncall-override',
    subject: '',
    title: word(reader, 'form.oncall-override.title'),
    submit: word(reader, 'form.oncall-override.submit'),
    intro: [],
    fields: [
      personField(reader, subject, []),
      line('time', word(reader, 'form.oncall-override.time'), word(reader, 'form.oncall-override.time.hint'), '4h'),
      {
        ...line('schedule', word(reader, 'form.oncall-override.schedule'), word(reader, 'form.oncall.any')),
        optional: true,
      },
      {
        ...personField(reader, subject, [{ value: EVERYBODY, label: word(reader, 'form.oncall-override.everybody') }]),
        name: 'instead',
        label: word(reader, 'form.oncall-override.instead'),
      },
    ],
  }),
  line: (_subject, { who, time, schedule, instead }) => {
    const place = instead === undefined || instead === '' || instead === EVERYBODY ? '' : `instead ${instead}`;
    return flat(`oncall override ${who ?? ''} ${span(time)} ${schedule ?? ''} ${place}`);
  },
};

/** Somebody is asked to take a duty over. */
export const oncallSwap: FormKind = {
  make: (subject, reader) => ({
    id: 'oncall-swap',
    subject: '',
    title: word(reader, 'form.oncall-swap.title'),
    submit: word(reader, 'form.oncall-swap.submit'),
    intro: [],
    fields: [
      personField(reader, subject, []),
      line('range', word(reader, 'form.oncall-swap.range'), word(reader, 'form.oncall-swap.range.hint')),
      {
        ...line('schedule', word(reader, 'form.oncall-override.schedule'), word(reader, 'form.oncall.any')),
        optional: true,
      },
      {
        ...line('back', word(reader, 'form.oncall-swap.back'), word(reader, 'form.oncall-swap.back.hint')),
        optional: true,
      },
    ],
  }),
  line: (_subject, { who, range, schedule, back }) =>
    flat(`oncall swap ${who ?? ''} ${range ?? ''} ${schedule ?? ''} ${flat(back) === '' ? '' : `return ${back}`}`),
};

function line(name: string, label: string, hint: string, value = ''): FormField {
  return { name, kind: 'line', label, hint, optional: false, value, options: [] };
}

function span(time: string | undefined): string {
  const text = flat(time);
  return /^(?:for|until|till|to|持续|到|至|直到|截至|截止)/iu.test(text) ? text : `for ${text}`;
}
