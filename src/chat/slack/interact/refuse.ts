import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import { sayText } from '../../../text/say.js';
import type { FormValues } from '../../forms/form.js';
import type { Reply } from '../../registry.js';
import { cutText } from '../cut.js';
import type { Asker } from './asker.js';
import type { DialogData } from './dialog-data.js';
import { type Interplay, readerOf, tellReply } from './interplay.js';
import type { Place } from './place.js';
import { fieldBlock, fieldOf } from './view-values.js';

/** Acknowledges a dialog: with nothing it closes. */
export type AckView = (answer?: ViewResponseAction) => Promise<void>;

/** A dialog that was sent, by whom, and how to answer it. */
export interface Submission<Data = DialogData> {
  readonly play: Interplay;
  readonly asker: Asker;
  readonly place: Place;
  readonly data: Data;
  readonly view: ViewOutput;
  readonly ack: AckView;
}

const ERROR_MOST = 300;

/** Says it under the field it is about, and leaves the dialog open; where there is no field, privately. */
export async function refuse(
  { play, asker, place, ack }: Submission,
  values: FormValues,
  refusal: Extract<Reply, { ok: false }>,
): Promise<void> {
  const field = fieldOf(refusal.said, values);
  if (field === null) {
    await ack();
    return tellReply(play, asker, place, refusal);
  }
  const { lang, zone, now } = readerOf(play.host, asker);
  const said = cutText(sayText(lang, zone, refusal.said, now), ERROR_MOST);
  await ack({ response_action: 'errors', errors: { [fieldBlock(field)]: said } });
}
