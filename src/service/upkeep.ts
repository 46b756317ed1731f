import { audit, type Complaint, DELIVERY_LATE_MS } from '../domain/audit.js';
import { type Channel, serviceOf } from '../domain/channel.js';
import type { CheckView } from '../domain/reads.js';
import type { Settings } from '../domain/settings.js';
import type { Store } from '../store/store.js';
import { EscalationAudit } from './audit-escalation.js';
import type { EngineLoop } from './engine-loop.js';

const EVERY_MS = 60_000;
/** Rows removed in one go, so that no prune holds the thread for long. */
const PRUNE_ROWS = 2_000;

export interface UpkeepDeps {
  readonly store: Pick<Store, 'loadStuck' | 'prune' | 'loadHistory' | 'loadNotice'>;
  readonly engine: EngineLoop;
  /** Those in force. */
  settings(): Settings;
  checkViews(): Promise<readonly CheckView[]>;
  /** What others complain of. */
  complaints?(now: number): readonly Complaint[];
  now(): number;
  onError(error: unknown): void;
}

/** Once a minute: the auditor looks, what is at rest leaves memory, what retention no longer keeps is pruned. */
export class Upkeep {
  #timer: NodeJS.Timeout | null = null;
  #said = new Map<string, Complaint>();
  readonly #escalation: EscalationAudit;

  constructor(readonly deps: UpkeepDeps) {
    const { store, engine } = deps;
    this.#escalation = new EscalationAudit({ store, live: engine.live, settled: () => engine.say([]) });
  }

  start(): void {
    this.#timer = setInterval(() => void this.runOnce(this.deps.now()).catch(this.deps.onError), EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** What the auditor found that it had not said before. */
  async runOnce(now: number): Promise<readonly Complaint[]> {
    const fresh = await this.#audit(now);
    this.deps.engine.forgetAtRest();
    const { retention } = this.deps.settings();
    const before = {
      signals: now - retention.signalsMs,
      incidents: now - retention.incidentsMs,
      inboxRows: retention.inboxRows,
    };
    for (let n = PRUNE_ROWS; n >= PRUNE_ROWS; ) {
      n = await this.deps.store.prune(before, PRUNE_ROWS);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return fresh;
  }

  async #audit(now: number): Promise<readonly Complaint[]> {
    const { deps } = this;
    const complaints = [
      ...audit({
        now,
        checks: await deps.checkViews(),
        stuck: await deps.store.loadStuck(now, DELIVERY_LATE_MS),
        clocks: [...deps.engine.live.clocks.values()],
      }),
      ...(deps.complaints?.(now) ?? []),
      ...(await this.#escalation.look(now)),
    ];
    const fresh = complaints.filter((c) => !this.#said.has(c.key));
    if (complaints.length === 0 && this.#said.size > 0) fresh.push({ key: 'well', say: { key: 'audit.well' } });
    this.#said = new Map(complaints.map((c) => [c.key, c]));
    const channels = spokesmen(deps.settings().channels);
    await deps.engine.say(
      fresh.flatMap((complaint) =>
        channels.map((channel) => ({
          key: `word:${complaint.key}:${now}@${channel.id}`,
          kind: 'word' as const,
          channel: channel.id,
          incident: null,
          priority: 2,
          body: { for: 'word' as const, say: complaint.say, level: null },
        })),
      ),
    );
    return fresh;
  }
}

/** One channel of each chat service: what is wrong may be one of them. */
function spokesmen(channels: readonly Channel[]): readonly Channel[] {
  const first = new Map<string, Channel>();
  for (const channel of channels)
    if (!channel.onlyEscalation && !first.has(serviceOf(channel))) first.set(serviceOf(channel), channel);
  return [...first.values()];
}
