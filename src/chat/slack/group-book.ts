import type { WebClient } from '@slack/web-api';
import type { RateGate } from './rate-gate.js';

const AGAIN_MS = 60_000;

/** User groups by handle. */
export class GroupBook {
  #byHandle: ReadonlyMap<string, string> = new Map();
  #readAt: number | null = null;

  constructor(
    readonly client: WebClient,
    readonly gate: RateGate,
  ) {}

  /** The id of `@live-ops`, `live-ops` or `S0123`; null: there is none. Rejects as Slack does. */
  async find(name: string): Promise<string | null> {
    if (/^S[A-Z0-9]{2,}$/u.test(name)) return name;
    const handle = name.replace(/^@/u, '').toLowerCase();
    const known = this.#byHandle.get(handle);
    if (known !== undefined) return known;
    if (this.#readAt !== null && Math.abs(this.gate.now() - this.#readAt) < AGAIN_MS) return null;
    const answer = await this.gate.run('usergroups.list', null, () => this.client.usergroups.list());
    const groups = answer.usergroups ?? [];
    this.#byHandle = new Map(groups.flatMap(({ id, handle: each }) => (id && each ? [[each.toLowerCase(), id]] : [])));
    this.#readAt = this.gate.now();
    return this.#byHandle.get(handle) ?? null;
  }
}
