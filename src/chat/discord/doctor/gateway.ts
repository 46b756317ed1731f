import { type Client, GatewayCloseCodes } from 'discord.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, well } from '../../checkup/diagnosis.js';
import { createClient } from '../client.js';
import type { DiscordOptions } from '../options.js';
import { followSession, type SessionEnd } from '../session.js';

const CONNECT_MS = 20_000;
const FAREWELL_MS = 2_000;

/** A connection to the gateway beside the running bot's: Discord tells every connection everything. */
export class DoctorsGateway {
  readonly client: Client;
  #stopFollowing: () => void = () => {};

  constructor(private readonly options: DiscordOptions) {
    this.client = createClient(options, options.log);
  }

  /** Signs in, and stays. */
  async examine(signal: AbortSignal): Promise<Diagnosis> {
    const { token, log } = this.options;
    const end = await new Promise<SessionEnd | null>((resolve) => {
      const session = followSession(this.client, token, log, CONNECT_MS, () => resolve(null));
      this.#stopFollowing = () => session.stop();
      session.ended.then(resolve);
      signal.addEventListener('abort', () => resolve({ kind: 'lost', why: 'aborted' }), { once: true });
    });
    if (end !== null) {
      this.#stopFollowing();
      return refused(end);
    }
    return well(sentence('doctor.discord.gateway'));
  }

  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL_MS);
    });
    await Promise.race([this.client.destroy().catch(() => {}), late]);
    clearTimeout(timer);
    // Hanging up looks like a connection that broke, whose mending is waited for.
    this.#stopFollowing();
  }
}

function refused(end: SessionEnd): Diagnosis {
  if (end.kind === 'lost') {
    return failed(
      sentence('doctor.discord.gateway.lost', { why: end.why }),
      sentence('doctor.discord.gateway.lost.mend'),
    );
  }
  const code = String(end.code ?? '?');
  const said = sentence('doctor.discord.gateway.refused', { code });
  switch (end.code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return failed(said, sentence('discord.fix.token'));
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return failed(said, sentence('doctor.discord.gateway.intents'));
    default:
      return failed(said, sentence('doctor.discord.gateway.refused.mend', { code }));
  }
}
