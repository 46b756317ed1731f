import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../../src/domain/json.js';
import { asObject, parseJson, textAt } from '../json.js';
import type { Channel } from '../state/channel.js';
import type { Message } from '../state/message.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import { Args } from '../web/args.js';
import { wholeContent } from '../web/content.js';
import { SlackError } from '../web/slack-error.js';

const USES = 5;
const GOOD_FOR_MS = 30 * 60_000;

/** What a person did, for whatever is said in answer. */
export interface Origin {
  readonly team: Team;
  readonly user: string;
  readonly channel: Channel;
  /** The message acted on; null for a command. */
  readonly source: Message | null;
  readonly issuedAt: number;
  /** Shown in answer, oldest first. */
  readonly replies: Message[];
  uses: number;
}

/** response_url: five answers within thirty minutes. */
export class Responses {
  readonly #origins = new Map<string, Origin>();

  constructor(
    readonly world: World,
    readonly base: () => string,
  ) {}

  open(team: Team, user: string, channel: Channel, source: Message | null): { origin: Origin; url: string } {
    const key = randomUUID();
    const origin: Origin = { team, user, channel, source, issuedAt: this.world.now(), replies: [], uses: 0 };
    this.#origins.set(key, origin);
    return { origin, url: `${this.base()}response/${team.id}/${key}` };
  }

  /** One POST to a response URL. */
  take(key: string, body: string): { status: number; body: string } {
    const refuse = (status: number, error: string, more: JsonObject = {}) => ({
      status,
      body: JSON.stringify({ ok: false, error, ...more }),
    });
    const origin = this.#origins.get(key);
    if (!origin) return refuse(404, 'invalid_url');
    if (this.world.now() - origin.issuedAt > GOOD_FOR_MS) return refuse(404, 'expired_url');
    if (origin.uses >= USES) return refuse(404, 'used_url');
    const said = asObject(parseJson(body));
    if (said === null) return refuse(400, 'invalid_payload');
    origin.uses += 1;
    try {
      this.show(origin, said);
      return { status: 200, body: 'ok' };
    } catch (error) {
      // Its name and nothing else, as an answer's address has it (slackapi/java-slack-sdk#1349).
      if (error instanceof SlackError) return refuse(404, error.error);
      throw error;
    }
  }

  /** Shows what the app answered, by acknowledgement or response URL. Throws SlackError. */
  show(origin: Origin, said: JsonObject): void {
    const { team, channel, source } = origin;
    const args = new Args(said);
    if (args.flag('delete_original')) {
      if (source) this.world.remove(channel, source);
      return;
    }
    const content = wholeContent(args, team);
    if (args.flag('replace_original') && source) {
      this.world.edit(source, content, team.botUserId);
      origin.replies.push(source);
      return;
    }
    const isPublic = textAt(said, 'response_type') === 'in_channel';
    origin.replies.push(
      this.world.post(team, channel, content, {
        threadTs: args.text('thread_ts'),
        ephemeralTo: isPublic ? null : origin.user,
      }),
    );
  }
}
