import { type Complaint, DELIVERY_LATE_MS } from '../domain/audit.js';
import type { Escalated } from '../domain/escalation/called.js';
import { STEP_LATE_MS, type StepAmiss, stepsAmiss } from '../domain/escalation/unrun.js';
import type { History } from '../domain/history.js';
import { type Incident, incidentName, isActive } from '../domain/incident.js';
import type { Store } from '../store/store.js';
import type { Live } from './live.js';
import { isSilenced } from './silenced.js';

/** Histories read at one look; the rest comes at the next. */
const MOST = 200;
/** Rows of one incident: more than that is not read at once. */
const MOST_ROWS = 20_000;

export interface EscalationAuditDeps {
  readonly store: Pick<Store, 'loadHistory' | 'loadNotice'>;
  readonly live: Live;
  /** Resolves when everything decided so far is on disk. */
  settled(): Promise<unknown>;
}

/** Proves of everything active, from its history, that each step that was due has been taken and that its call was seen. */
export class EscalationAudit {
  /** Where an incident stood when nothing was amiss: it is read again once it stands elsewhere. */
  readonly #proved = new Map<number, string>();

  constructor(readonly deps: EscalationAuditDeps) {}

  async look(now: number): Promise<readonly Complaint[]> {
    const { live } = this.deps;
    for (const id of this.#proved.keys()) if (!live.incidents.has(id)) this.#proved.delete(id);
    const suspects = [...live.incidents.values()].filter((incident) => this.#isNew(incident, now)).slice(0, MOST);
    if (suspects.length === 0) return [];
    await this.deps.settled();
    const complaints: Complaint[] = [];
    for (const incident of suspects) {
      const found = await this.#prove(incident, now);
      if (found.length === 0) this.#proved.set(incident.id, standing(incident, now));
      complaints.push(...found);
    }
    return complaints;
  }

  #isNew(incident: Incident, now: number): boolean {
    return (
      isActive(incident) && incident.policy.length > 0 && this.#proved.get(incident.id) !== standing(incident, now)
    );
  }

  async #prove(incident: Incident, now: number): Promise<readonly Complaint[]> {
    const rows = await this.deps.store.loadHistory(incident.id, MOST_ROWS);
    const events = rows.flatMap((row) => (row.kind === 'incident' ? [row] : []));
    if (events[0]?.event.type !== 'opened') return [];
    const amiss = stepsAmiss(events, { now, silenced: isSilenced(this.deps, incident) });
    const unseen = await this.#unseen(incident, events, now);
    return [...amiss.map((one) => stepComplaint(incident, one)), ...unseen];
  }

  /** Calls since it waits that no channel shows, and none will. */
  async #unseen(
    incident: Incident,
    events: readonly Extract<History, { kind: 'incident' }>[],
    now: number,
  ): Promise<readonly Complaint[]> {
    const complaints: Complaint[] = [];
    for (const [i, { event, at }] of events.entries()) {
      if (event.type !== 'escalated' || event.step === null || event.noShow || at < incident.waitingSince) continue;
      // One of a storm, or of many, is called by the message of all of them.
      if (event.together || incident.digests.length > 0 || now - at < DELIVERY_LATE_MS) continue;
      const why = await this.#whyUnseen(incident, event, i + 1);
      if (why === null) continue;
      const params = { inc: incidentName(incident.id), step: event.step + 1, why };
      complaints.push({ key: `call:${incident.id}:${i + 1}`, say: { key: 'audit.call-unseen', params } });
    }
    return complaints;
  }

  async #whyUnseen(incident: Incident, event: Escalated, version: number): Promise<string | null> {
    const channels = new Set([...event.channels, ...incident.channels]);
    const keys = [...channels].map((channel) => `call:${incident.id}:${version}@${channel}`);
    const found = await Promise.all(keys.map((key) => this.deps.store.loadNotice(key)));
    const notices = found.filter((notice) => notice !== null);
    if (notices.some(({ state }) => state !== 'failed')) return null;
    return notices[0]?.error ?? '–';
  }
}

/** What decides whether a step is due; the rest of an incident may change as it likes. */
function standing({ state, waitingSince, nextStep, policy, snoozedUntil }: Incident, now: number): string {
  const due = policy.filter(({ afterMs }) => waitingSince + afterMs + STEP_LATE_MS < now).length;
  const seen = policy.filter(({ afterMs }) => waitingSince + afterMs + STEP_LATE_MS + DELIVERY_LATE_MS < now).length;
  return [state, waitingSince, nextStep, policy.length, snoozedUntil, due, seen].join();
}

function stepComplaint({ id }: Incident, { what, step, expected, dueAt }: StepAmiss): Complaint {
  const params = { inc: incidentName(id), step: step + 1, expected: expected + 1, due: { at: dueAt } };
  return {
    key: `step:${id}:${what}:${step}:${dueAt}`,
    say: { key: what === 'unrun' ? 'audit.step-unrun' : 'audit.step-order', params },
  };
}
