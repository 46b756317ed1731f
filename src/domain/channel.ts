import type { Level } from './level.js';
import type { Matcher } from './matcher.js';
import type { Lang } from './text.js';

/** A place cards are posted to. */
export interface Channel {
  readonly id: string;
  /** The chat it lives in: `console`, `slack`, `discord`. */
  readonly platform: string;
  /** The chat service's own id or name of it. */
  readonly address: string;
  readonly lang: Lang;
  /** IANA zone times are shown in where the chat cannot show the reader's own. */
  readonly zone: string;
  /** Incidents of this level and above are posted here when they open. */
  readonly from: Level;
  /** Only incidents with these labels. Empty: all. */
  readonly match: readonly Matcher[];
  /** Posted to only when an escalation step names it. */
  readonly onlyEscalation: boolean;
}
