import type { CheckRow } from '../../domain/check.js';
import type { ShowBook } from '../../domain/show-book.js';
import type { Say } from '../../domain/text.js';
import type { Engine } from '../../service/engine.js';
import type { CheckConfig } from '../checks/schema.js';
import type { SelfReading } from '../checks/self-reading.js';
import type { Log } from '../http/deps.js';

export interface SchedulerDeps {
  /** Those in force; a list that is another one than before is taken up at the next look. */
  checks(): readonly CheckConfig[];
  readonly engine: Pick<Engine, 'ingest' | 'recordCheck'>;
  readonly store: {
    /** True for exactly one caller per tick. */
    claimTick(check: string, tick: number): Promise<boolean>;
    loadChecks(): Promise<readonly CheckRow[]>;
    /** The newest signal of a series. */
    loadHead(name: string, subject: string): Promise<{ readonly at: number } | null>;
  };
  readonly shows: () => ShowBook;
  readonly now: () => number;
  readonly log: Log;
  /** Says a sentence in the language of the house: what checks found is kept as words. */
  readonly tell?: (say: Say) => string;
  /** Looks a secret up by the name of its environment variable. */
  readonly secretOf?: (name: string) => string | undefined;
  /** May checks run commands; not unless this is true. */
  readonly commands?: boolean;
  /** How the bot itself is doing. */
  readonly self?: () => Promise<SelfReading>;
  readonly fetch?: typeof fetch;
  /** Checks that run at the same time; 8 unless given. */
  concurrency?(): number;
}
