import type { Logger } from '../../../lib/log.js';
import type { Workspace } from '../options.js';
import { PICTURE_PAUSES, type Pictured, showPictured } from '../show-pictured.js';
import { whyOf } from './bolt-log.js';
import type { Message } from './message.js';
import { ResponseRefused } from './response-refused.js';

/** Where somebody is answered. */
export interface Place {
  readonly workspace: Workspace;
  /** Slack's id of who is answered. */
  readonly user: string;
  /** null: in none, such as on Home. */
  readonly channel: string | null;
  /** ts of the message whose thread it is; null in the channel itself. */
  readonly thread: string | null;
  /** Answers may be sent there, five within half an hour; null: no such address. */
  readonly url: string | null;
}

export interface HowTold {
  /** Everybody there is to see it. */
  readonly shared?: boolean;
  /** Takes the place of the private message that was pressed. */
  readonly replace?: boolean;
  /** ms before each try to show a picture; default `PICTURE_PAUSES`. */
  readonly picturePauses?: readonly number[];
}

const POST_MS = 10_000;

/**
 * Tells somebody: by the address Slack gave, which works where the bot is no member; else as a private message in the
 * channel; else in their direct messages. Never throws.
 */
export async function tell(log: Logger, place: Place, pictured: Pictured, how: HowTold = {}): Promise<void> {
  const { client } = place.workspace;
  const { channel, url } = place;
  const thread = place.thread === null ? {} : { thread_ts: place.thread };
  const ways: ((message: Message) => Promise<unknown>)[] = [];
  if (url !== null) ways.push((message) => post(url, { ...message, ...thread, ...told(how) }));
  if (channel !== null) {
    ways.push((message) => {
      const said = { ...message, ...thread, channel };
      return how.shared ? client.chat.postMessage(said) : client.chat.postEphemeral({ ...said, user: place.user });
    });
  }
  if (!how.shared) ways.push((message) => client.chat.postMessage({ ...message, channel: place.user }));
  for (const way of ways) {
    try {
      await showPictured(pictured, how.picturePauses ?? PICTURE_PAUSES, way);
      return;
    } catch (error) {
      log.debug({ why: whyOf(error) }, 'An answer did not reach Slack this way.');
    }
  }
  log.warn({ user: place.user, channel }, 'An answer did not reach Slack.');
}

function told(how: HowTold): Record<string, string | boolean> {
  if (how.replace) return { replace_original: true };
  return { response_type: how.shared ? 'in_channel' : 'ephemeral', replace_original: false };
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(POST_MS),
  });
  if (!response.ok) throw await ResponseRefused.read(response);
}
