import type { ChatAdapter } from '../chat.js';
import type { Diagnosis } from './diagnosis.js';

/** One chat service on the doctor's table. */
export interface Examination {
  readonly platform: string;
  /** Tries one thing after another and says of each what it found; ends early where going on is of no use. Never throws. */
  run(signal: AbortSignal): AsyncGenerator<Diagnosis, void>;
  /** Ids of the configured channels that `run` found to be open to the bot. */
  readonly postable: ReadonlySet<string>;
  /** For the way back: posts, and hands what is pressed to its host. It changes nothing else in the service. */
  readonly chat: Pick<ChatAdapter, 'start' | 'stop' | 'post' | 'edit'>;
  /** Lets go of every connection. Never throws. */
  close(): Promise<void>;
}
