import type { Engine } from '../../service/engine.js';
import type { FeedRequest } from '../calendar/feed.js';
import type { SourceConfig } from '../sources.js';
import type { Outcome } from './outcome.js';

/** Whether the bot can do its work, and what of each part is known. */
export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, string>>;
}

/** What ingest says to the operator; pino fits. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface HttpDeps {
  readonly engine: Pick<Engine, 'ingest' | 'act' | 'keepInbox' | 'putShows'>;
  /** Read anew for every request, so that a reload holds at once. */
  readonly sources: () => readonly SourceConfig[];
  readonly now: () => number;
  readonly newId: () => string;
  /** The metrics of Prometheus, as text. */
  readonly metrics: { readonly contentType: string; render(): Promise<string> };
  readonly ready: () => Promise<Readiness>;
  /** Calendars that are subscribed to; left out: none is known. */
  readonly feeds?: (request: FeedRequest) => Promise<Outcome>;
  readonly log: Log;
  /** Bytes of a body; 1 MiB unless given. */
  readonly maxBody?: number;
  /** How long a request may take to arrive, ms, and how long `close` waits for those under way. */
  readonly patience?: { readonly headersMs: number; readonly requestMs: number; readonly closeMs: number };
}
