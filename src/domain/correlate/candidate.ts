import type { Alert } from '../alert.js';
import type { Finding } from '../finding.js';
import type { Incident } from '../incident.js';
import type { Settings } from '../settings.js';
import type { Silence } from '../silence.js';

/** What a finding is to what was known before. `updated`: the same level, other figures. */
export type News = 'fired' | 'raised' | 'lowered' | 'updated' | 'cleared';

/** A finding on its way through the stages. */
export interface Candidate {
  readonly finding: Finding;
  readonly news: News;
  /** As the alert was before, if it was known. */
  readonly before: Alert | undefined;
  /** As it will be kept. */
  readonly alert: Alert;
  /** Where it goes; decided by the last stage. */
  readonly route: Route | null;
}

export type Route =
  | { readonly to: 'incident'; readonly id: number; readonly reopen: boolean }
  | { readonly to: 'new'; readonly groupKey: string };

/** A stage passes a candidate on, changed or not, or stops it with the reason; a stopped one keeps its alert. */
export type Verdict = { readonly go: Candidate } | { readonly stop: StopReason; readonly alert: Alert | null };
export type StopReason = 'nothing-to-clear' | 'inhibited' | 'silenced' | 'cleared-unseen';

/** What the stages may look at, at one instant. */
export interface CorrelateContext {
  readonly now: number;
  readonly settings: Pick<Settings, 'flap' | 'inhibitions' | 'group' | 'reopenMs'>;
  /** Silences and maintenance windows in force now. */
  readonly silences: readonly Pick<Silence, 'id' | 'matchers'>[];
  alert(fingerprint: string): Alert | undefined;
  /** Firing alerts that match the source of an inhibition and are not themselves inhibited. */
  inhibitors(inhibition: string): Iterable<Alert>;
  /** The incident an alert belongs or last belonged to, if it is active or may still be reopened. */
  incidentOf(fingerprint: string): Incident | undefined;
  /** The newest active incident of a group. */
  groupOf(groupKey: string): Incident | undefined;
}

export type Stage = (candidate: Candidate, context: CorrelateContext) => Verdict;
