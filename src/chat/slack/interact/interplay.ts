import type { Logger } from '../../../lib/log.js';
import { sentence } from '../../../text/catalogue.js';
import type { ChatHost } from '../../host.js';
import type { Invocation, Reply } from '../../registry.js';
import type { Workspace } from '../options.js';
import type { PictureDesk } from '../picture.js';
import type { Reader } from '../rich-text.js';
import { type Pictured, pictured } from '../show-pictured.js';
import type { Asker, Askers } from './asker.js';
import { whyOf } from './bolt-log.js';
import { replyMessage } from './message.js';
import { type HowTold, type Place, tell } from './place.js';

/** What every handler works with. */
export interface Interplay {
  readonly host: ChatHost;
  readonly log: Logger;
  readonly askers: Askers;
  /** ms */
  readonly beforeAckMs: number;
  /** ms before each try to show a picture. */
  readonly picturePauses: readonly number[];
}

export function readerOf(host: ChatHost, asker: Asker): Reader {
  return { lang: asker.lang, zone: asker.zone, now: host.now() };
}

/** A line as this person's, from this place. `message`: the one it is about, by its ref. */
export function invocation(text: string, asker: Asker, place: Place, message: string | null = null): Invocation {
  const { person, account, lang, zone } = asker;
  return { text, person, platform: 'slack', account, channel: place.channel, message, lang, zone };
}

export async function tellReply(
  play: Interplay,
  asker: Asker,
  place: Place,
  reply: Reply,
  how: HowTold = {},
): Promise<void> {
  await tell(play.log, place, await withPicture(play, place.workspace, reply, readerOf(play.host, asker)), {
    ...how,
    picturePauses: play.picturePauses,
  });
}

/** What a command answered, with its picture where it has one. */
export async function withPicture(
  { log }: Pick<Interplay, 'log'>,
  { client }: Workspace,
  reply: Reply,
  reader: Reader,
): Promise<Pictured> {
  if (!reply.ok || reply.card.image === undefined) return { message: replyMessage(reply, reader), bare: null };
  const desk: PictureDesk = { client, log, run: (_method, call) => call() };
  return pictured(reply.card, desk, reader);
}

/** Runs a line and tells what came of it, to them alone. */
export async function runAndTell(play: Interplay, asker: Asker, place: Place, line: string): Promise<Reply> {
  const reply = await play.host.execute(invocation(line, asker, place));
  await tellReply(play, asker, place, reply);
  return reply;
}

/** Does the work of an interaction. Whatever it throws is logged, and told privately with what to do. */
export async function guarded(play: Interplay, place: Place, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logFailure(play, name, error);
    try {
      const asker = await play.askers.asker(place.workspace, { id: place.user, name: place.user });
      await tellReply(play, asker, place, { ok: false, said: sentence('slack.ui.failed') });
    } catch (worse) {
      play.log.error({ why: whyOf(worse) }, 'Slack: and it could not be told.');
    }
  }
}

export function logFailure(play: Interplay, name: string, error: unknown): void {
  play.log.error({ why: whyOf(error), stack: stackOf(error) }, `Slack: ${name} failed.`);
}

/** Where it happened; the message above it may hold what a log must not. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error
    ? error.stack
        ?.split('\n')
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, 8)
        .join('\n')
    : undefined;
}
