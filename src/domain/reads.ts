import type { Alert } from './alert.js';
import type { Members } from './authority/abilities.js';
import type { Request } from './authority/request.js';
import type { Veto } from './authority/veto.js';
import type { CheckRow } from './check.js';
import type { Clock } from './clock.js';
import type { Held } from './held.js';
import type { History } from './history.js';
import type { InboxItem } from './inbox.js';
import type { Incident, State } from './incident.js';
import type { Level } from './level.js';
import type { Matcher } from './matcher.js';
import type { MoneyAtRisk } from './money.js';
import type { DutyDesk } from './oncall/desk.js';
import type { FeedAddress, FeedName } from './oncall/feed.js';
import type { DutyChange } from './oncall/schedule.js';
import type { Person } from './person.js';
import type { Settings } from './settings.js';
import type { ShowBook } from './show-book.js';
import type { Signal } from './signal.js';
import type { Silence } from './silence.js';

export interface IncidentFilter {
  readonly states?: readonly State[];
  readonly levels?: readonly Level[];
  /** Matched against the incident's labels. */
  readonly match?: readonly Matcher[];
  readonly owner?: string;
  readonly limit: number;
}
/** Figures of the active incidents, counted in the store. */
export interface StatusCounts {
  readonly byLevel: Readonly<Record<Level, number>>;
  readonly unacknowledged: Readonly<Record<Level, number>>;
  readonly money: readonly MoneyAtRisk[];
  readonly suppressedAlerts: number;
  readonly openedToday: number;
  readonly resolvedToday: number;
}
export interface StatusFilter {
  readonly levels?: readonly Level[];
  readonly match?: readonly Matcher[];
  /** Start of the reader's day, ms. */
  readonly dayStart: number;
  /** Ids of restricted incidents, for whoever may not know of what: their money is not told, nor what labels would find. */
  readonly except?: readonly number[];
}

/** What commands may look at. Every query is answered from what is committed. */
export interface Reads {
  /** Those in force; ask anew each time, for a reload replaces them. */
  readonly settings: Settings;
  /** What became of the configuration, oldest first; the newest `limit`. */
  configHistory(limit: number): Promise<readonly History[]>;
  /** People with all their accounts, linked ones included. */
  people(): readonly Person[];
  /** Who is in the groups of the chats, as far as roles come by them. */
  members(): Members;
  /** Newest first; of one incident, or of all where it is null. */
  requests(incident: number | null, limit: number): Promise<readonly Request[]>;
  request(id: string): Promise<Request | null>;
  /** All that was asked of a resource. */
  askedOf(resource: string): Promise<readonly Request[]>;
  /** What the risk team stopped. */
  vetoes(): readonly Veto[];
  /** A command line that waits; null: none by that code. */
  held(code: string): Held | null;
  /** Where a calendar can be subscribed to; whoever has it can read that calendar. */
  feedAddress(feed: FeedName): FeedAddress;
  shows(): ShowBook;
  /** Who is on duty, now and ahead. */
  duty(): DutyDesk;
  /** Changes of duty that touch a stretch of time, whatever became of them, by their start. */
  duties(from: number, until: number): Promise<readonly DutyChange[]>;
  status(filter: StatusFilter): Promise<StatusCounts>;
  incidents(filter: IncidentFilter): Promise<readonly Incident[]>;
  incident(id: number): Promise<Incident | null>;
  alertsOf(incident: number): Promise<readonly Alert[]>;
  /** Oldest first; the newest `limit` of them. */
  historyOf(incident: number, limit: number): Promise<readonly History[]>;
  clocksOf(incident: number): Promise<readonly Clock[]>;
  /** By `source/id`; those already pruned are left out. */
  signals(keys: readonly string[]): Promise<readonly Signal[]>;
  silences(now: number): Promise<readonly Silence[]>;
  /** How many firing alerts a silence would hide now; those of the incidents excepted are left out. */
  countMatching(matchers: readonly Matcher[], except?: readonly number[]): Promise<number>;
  checks(): Promise<readonly CheckView[]>;
  inbox(limit: number): Promise<readonly InboxItem[]>;
  inboxItem(id: number): Promise<InboxItem | null>;
  ruleCounts(except?: readonly number[]): Promise<ReadonlyMap<string, number>>;
  /** Ids of restricted incidents that are not closed. */
  restricted(): readonly number[];
}
export interface CheckView extends CheckRow {
  readonly kind: string;
  /** As configured: `every 10s`, `*∕5 * * * *`. */
  readonly schedule: string;
  readonly target: string;
  readonly nextAt: number | null;
}
