import type { ModalView } from '@slack/types';
import { sentence } from '../../../text/catalogue.js';
import { cleanText } from '../../../text/clean.js';
import { say, sayText } from '../../../text/say.js';
import type { Form } from '../../forms/form.js';
import { incidentId } from '../../registry/words.js';
import type { Asker } from './asker.js';
import { backTo } from './dialog-data.js';
import { type Interplay, readerOf } from './interplay.js';
import { formView } from './modal.js';
import type { Place } from './place.js';

export const CHOSEN_FIELD = 'incident';

/** The dialog that asks which incident a message belongs to; null where none is active. */
export async function chooseIncident(
  play: Interplay,
  asker: Asker,
  place: Place,
  text: string,
  message: string,
): Promise<ModalView | null> {
  const reader = readerOf(play.host, asker);
  const options = await choices(play, asker);
  if (options.length === 0) return null;
  const word = (key: 'slack.ui.pin.title' | 'slack.ui.pin.submit' | 'slack.ui.pin.which'): string =>
    sayText(reader.lang, reader.zone, sentence(key), reader.now);
  const form: Form = {
    id: 'note',
    subject: '',
    title: word('slack.ui.pin.title'),
    submit: word('slack.ui.pin.submit'),
    intro: [say(reader.lang, reader.zone, sentence('slack.ui.pin.quote', { text }))],
    fields: [
      {
        name: CHOSEN_FIELD,
        label: word('slack.ui.pin.which'),
        kind: 'choice',
        optional: false,
        value: options.length === 1 ? (options[0]?.value ?? '') : '',
        hint: '',
        options,
      },
    ],
  };
  return formView(form, { is: 'pin', text, message, back: backTo(place) }, reader);
}

/** Active incidents; those who may look see what each is about. */
async function choices(play: Interplay, asker: Asker): Promise<Form['fields'][number]['options']> {
  const names = (await play.host.complete('note ')).filter((name) => incidentId(name) !== null);
  if (names.length === 0 || asker.person === null) return names.map((value) => ({ value, label: value }));
  const { lang, zone, now } = readerOf(play.host, asker);
  const titles = await play.host.titles(names, lang);
  return names.map((value) => {
    const about = titles.get(value);
    if (!about) return { value, label: value };
    const level = sayText(lang, zone, sentence(`level.${about.level}`), now);
    return { value, label: `${value} ${level} ${cleanText(about.title)}` };
  });
}
