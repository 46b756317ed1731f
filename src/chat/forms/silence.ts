import { sentence } from '../../text/catalogue.js';
import { tell } from '../registry/reply.js';
import { quote } from '../registry/tokens.js';
import { about, flat, quoted, textField, word } from './fields.js';
import type { FormKind } from './form.js';

/** Asks for a silence and ends in its preview; the button there makes it. */
export const silence: FormKind = {
  make: (subject, reader) => ({
    id: 'silence',
    subject: subject.name,
    title: word(reader, 'form.silence.title'),
    submit: word(reader, 'form.silence.submit'),
    intro: [...about(reader, subject), tell(reader, sentence('form.silence.intro'))],
    fields: [
      textField(reader, 'matchers', { value: matchersOf(subject.incident?.labels ?? {}) }),
      textField(reader, 'time', { value: '1h' }),
      textField(reader, 'why'),
    ],
  }),
  line: (_subject, { matchers, time, why }) => flat(`silence preview ${matchers ?? ''} ${span(time)} ${quoted(why)}`),
};

/** What the incident's alerts share: a start that can be widened. */
function matchersOf(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${quote(value)}`)
    .join(' ');
}

function span(time: string | undefined): string {
  const text = flat(time);
  return /^(?:for|until|till|to|持续|到|至|直到|截至|截止)/iu.test(text) ? text : `for ${text}`;
}
