import type { ModalView } from '@slack/types';
import { sentence } from '../../../text/catalogue.js';
import { say, sayText } from '../../../text/say.js';
import type { Form } from '../../forms/form.js';
import { incidentId } from '../../registry/words.js';
import { LIMITS } from '../limits.js';
import { plain } from '../rich-text.js';
import type { Asker } from './asker.js';
import { backTo } from './dialog-data.js';
import { type Interplay, invocation, readerOf } from './interplay.js';
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
  const options = await choices(play, asker, place);
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
async function choices(play: Interplay, asker: Asker, place: Place): Promise<Form['fields'][number]['options']> {
  const names = (await play.host.complete('note ')).filter((name) => incidentId(name) !== null);
  if (names.length === 0 || asker.person === null) return names.map((value) => ({ value, label: value }));
  const reader = readerOf(play.host, asker);
  const listed = await play.host.execute(invocation('list', asker, place));
  const lines = listed.ok ? listed.card.text.map((line) => plain(line, reader, LIMITS.section)) : [];
  return names.map((value) => {
    const about = lines.find((line) => line === value || line.startsWith(`${value} `));
    return { value, label: about ?? value };
  });
}
