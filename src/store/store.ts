import type { Alert } from '../domain/alert.js';
import type { Request } from '../domain/authority/request.js';
import type { Veto } from '../domain/authority/veto.js';
import type { CheckRow } from '../domain/check.js';
import type { Clock, ClockKind } from '../domain/clock.js';
import type { GradeState } from '../domain/grade.js';
import type { Held } from '../domain/held.js';
import type { History, NewHistory } from '../domain/history.js';
import type { InboxItem, NewInboxItem } from '../domain/inbox.js';
import type { Incident, Standing } from '../domain/incident.js';
import type { Lane } from '../domain/lane.js';
import type { Matcher } from '../domain/matcher.js';
import type { BrokenChannel, DeliveryRecord, Notice, WantedNotice } from '../domain/notice.js';
import type { DutyChange } from '../domain/oncall/schedule.js';
import type { IncidentFilter, StatusCounts, StatusFilter } from '../domain/reads.js';
import type { Show } from '../domain/show.js';
import type { Signal } from '../domain/signal.js';
import type { Silence } from '../domain/silence.js';
import type { Lang } from '../domain/text.js';
import type { ChainRow } from '../lib/chain.js';

/** What is not at rest; loaded once at start and kept by the one writer. */
export interface Live {
  readonly grades: ReadonlyMap<string, GradeState>;
  /** Firing alerts, suppressed ones included, and those that changed within the flap window. */
  readonly alerts: readonly Alert[];
  /** Active incidents, and those resolved but not yet closed. */
  readonly incidents: readonly Incident[];
  readonly silences: readonly Silence[];
  readonly shows: readonly Show[];
  readonly clocks: readonly Clock[];
  readonly nextIncident: number;
  readonly nextSilence: number;
  /** Language a person chose, by person id. */
  readonly langs: ReadonlyMap<string, Lang>;
  /** Whose account in a chat is whose: `slack:U0123` → person id. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Command lines that wait, by code. */
  readonly held: readonly Held[];
  /** Those asked for or standing that are not over, and those that ended within the last day. */
  readonly duties: readonly DutyChange[];
  /** Those that wait. */
  readonly requests: readonly Request[];
  /** Those not lifted. */
  readonly vetoes: readonly Veto[];
  /** How often each of several who are called in turn was due: name of the turns → count. */
  readonly turns: ReadonlyMap<string, number>;
  /** Groups of the chats → accounts (`slack:U0123`) that were in them when last looked. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly nextDuty: number;
  readonly nextRequest: number;
}

/** Everything one turn wants written. All of it in one transaction, or none. */
export interface Changes {
  readonly at: number;
  readonly signals: readonly Signal[];
  readonly grades: ReadonlyMap<string, GradeState | null>;
  readonly alerts: readonly Alert[];
  /** `was` is the version decided on; null for a new one. */
  readonly incidents: readonly { readonly was: number | null; readonly incident: Incident }[];
  readonly history: readonly NewHistory[];
  /** Upserts: a key that exists gets the new `wanted`, `body` and `priority`, and waits again. */
  readonly notices: readonly WantedNotice[];
  readonly setClocks: readonly Clock[];
  readonly clearClocks: readonly { readonly kind: ClockKind; readonly ref: string }[];
  readonly silences: readonly Silence[];
  readonly shows: readonly Show[];
  readonly inbox: readonly NewInboxItem[];
  readonly replayed: readonly number[];
  readonly deliveries: readonly DeliveryRecord[];
  readonly checks: readonly CheckRow[];
  readonly langs: ReadonlyMap<string, Lang>;
  /** null: no longer anybody's. */
  readonly accounts: ReadonlyMap<string, string | null>;
  /** null: done, or too late. */
  readonly held: ReadonlyMap<string, Held | null>;
  readonly duties: readonly DutyChange[];
  readonly requests: readonly Request[];
  readonly vetoes: readonly Veto[];
  readonly turns: ReadonlyMap<string, number>;
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** What became of a commit. On a conflict nothing was written: decide again without what is named. */
export type Committed =
  | { readonly ok: true; readonly inboxIds: readonly number[] }
  /** `source/id` of signals that are already kept. */
  | { readonly ok: false; readonly why: 'duplicates'; readonly signals: readonly string[] }
  | { readonly ok: false; readonly why: 'version'; readonly incidents: readonly number[] };

/** `source/id`: how a signal is named everywhere outside its source. */
export function signalKey(signal: { readonly source: string; readonly id: string }): string {
  return `${signal.source}/${signal.id}`;
}

/** A row of the history as it stands in the database. */
export type WalkedRow = ChainRow & { readonly incident: number | null; readonly hash: string };

/** The newest of a series, and when it was seen. */
export interface SeriesHead {
  readonly source: string;
  readonly name: string;
  readonly subject: string;
  readonly at: number;
  readonly value: number | null;
}

/** Keeps everything. Reading is `load…`/`count…`; the only write is `commit` (and upkeep). */
export interface Store {
  loadLive(now: number, flapWithinMs: number): Promise<Live>;
  commit(changes: Changes): Promise<Committed>;

  loadIncident(id: number): Promise<Incident | null>;
  /** Of those there are, by id. */
  loadStandings(ids: readonly number[]): Promise<readonly Standing[]>;
  loadIncidents(filter: IncidentFilter): Promise<readonly Incident[]>;
  loadAlertsOf(incident: number): Promise<readonly Alert[]>;
  loadAlert(fingerprint: string): Promise<Alert | null>;
  /** Oldest first; the newest `limit` of one incident, or of all where it is null. */
  loadHistory(incident: number | null, limit: number): Promise<readonly History[]>;
  /** What was recorded under a name and belongs to no incident; oldest first, the newest `limit`. */
  loadRecords(what: string, limit: number): Promise<readonly History[]>;
  /** Walks the whole chain; names the first row whose hash does not hold. */
  verifyHistory(): Promise<{ readonly rows: number; readonly brokenAt: number | null }>;
  /** Every row up to now as it is hashed, oldest first; others get their turn in between. */
  walkHistory(): AsyncIterable<WalkedRow>;
  /** The newest row: its number and hash; 0 and 64 zeros where there is none. */
  loadHistoryHead(): Promise<{ readonly seq: number; readonly hash: string }>;
  loadClocks(kind: ClockKind | null, ref: string): Promise<readonly Clock[]>;
  loadSignals(keys: readonly string[]): Promise<readonly Signal[]>;
  /** Newest first, of one series (name and subject), back to `since`, at most `limit`. */
  loadSeries(name: string, subject: string, since: number, limit: number): Promise<readonly Signal[]>;
  loadHead(name: string, subject: string): Promise<SeriesHead | null>;
  loadStatus(filter: StatusFilter): Promise<StatusCounts>;
  /** Firing alerts, those of the incidents excepted left out. */
  countMatching(matchers: readonly Matcher[], except?: readonly number[]): Promise<number>;
  countFiringByRule(except?: readonly number[]): Promise<ReadonlyMap<string, number>>;
  loadInbox(limit: number): Promise<readonly InboxItem[]>;
  loadInboxItem(id: number): Promise<InboxItem | null>;
  loadChecks(): Promise<readonly CheckRow[]>;
  /** Newest first; those of one incident, or of all where it is null. */
  loadRequests(incident: number | null, limit: number): Promise<readonly Request[]>;
  loadRequest(id: string): Promise<Request | null>;
  /** Changes of who is on duty that touch a stretch of time, whatever became of them, by their start. */
  loadDuties(from: number, until: number): Promise<readonly DutyChange[]>;
  /** What a person drew from a resource since an instant: requests about it, newest first. */
  loadDrawn(resource: string, since: number): Promise<readonly Request[]>;

  /** Lanes in which something waits that nobody is sending; a lane whose notices are not due yet is one of them. */
  loadLanes(): Promise<readonly Lane[]>;
  /**
   * Marks up to `limit` waiting notices that are due as claimed and returns them as they were, highest priority first,
   * then oldest. Of all lanes, or of those given; not those whose keys are in `except`.
   */
  claimNotices(
    now: number,
    limit: number,
    lanes?: readonly Lane[],
    except?: ReadonlySet<string>,
  ): Promise<readonly Notice[]>;
  loadNotice(key: string): Promise<Notice | null>;
  /** Does anything wait in a channel, or is it being sent? */
  isAwaited(channel: string): Promise<boolean>;
  /** The incident of the notice shown at one of these refs; null: of none. */
  loadIncidentAt(refs: readonly string[]): Promise<number | null>;
  countNotices(): Promise<Readonly<Record<string, number>>>;
  /** Waiting longer than `ms` past its due time: the auditor's question. */
  loadStuck(now: number, ms: number): Promise<readonly Notice[]>;
  /** The first instant after `after` (default: ever) at which a waiting notice falls due; null where none does. */
  nextNoticeAt(after?: number): Promise<number | null>;
  /** Channels with notices that failed because the channel, or its whole service, took nothing. */
  loadBroken(): Promise<readonly BrokenChannel[]>;
  /** The channel is well again: its failed cards of incidents that are still active wait again, and so does what else still matters; how many. */
  reviveNotices(channel: string, now: number): Promise<number>;
  /** Fails what has waited in a broken channel since before `before`; how many. */
  expireNotices(broken: BrokenChannel, before: number, at: number): Promise<number>;
  /** Claims a check's tick: true for exactly one caller per tick. */
  claimTick(check: string, tick: number): Promise<boolean>;

  /** Removes what retention no longer keeps, at most `limit` rows at a time; how many went. */
  prune(
    before: { readonly signals: number; readonly incidents: number; readonly inboxRows: number },
    limit: number,
  ): Promise<number>;
  /** Writes a consistent copy of the whole database to a file while it is in use. */
  backup(file: string): Promise<void>;
  /** Is it there and writable; throws where not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
