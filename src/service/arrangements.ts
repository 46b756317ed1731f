import type { Request } from '../domain/authority/request.js';
import type { Veto } from '../domain/authority/veto.js';
import type { DutyChange } from '../domain/oncall/schedule.js';
import type { Changes, Live as Loaded } from '../store/store.js';

type Kept = 'duties' | 'requests' | 'vetoes' | 'turns' | 'members';

/** What people have arranged among themselves, as far as it is not at rest. */
export class Arrangements {
  /** Changes of who is on duty, by id. */
  readonly duties: Map<string, DutyChange>;
  /** Requests that wait, by id; one that was recalled for this turn, too. */
  readonly requests: Map<string, Request>;
  /** Vetoes that hold, by what they stop: `show:618-3`. */
  readonly vetoes: Map<string, Veto>;
  /** How often those who are called in turn were due, by the name of the turns. */
  readonly turns: Map<string, number>;
  /** Accounts in the groups of the chats, by group. */
  readonly members: Map<string, readonly string[]>;
  nextDuty: number;
  nextRequest: number;

  constructor(loaded: Pick<Loaded, Kept | 'nextDuty' | 'nextRequest'>) {
    this.duties = new Map(loaded.duties.map((duty) => [duty.id, duty]));
    this.requests = new Map(loaded.requests.map((request) => [request.id, request]));
    this.vetoes = new Map(loaded.vetoes.map((veto) => [veto.id, veto]));
    this.turns = new Map(loaded.turns);
    this.members = new Map(loaded.members);
    this.nextDuty = loaded.nextDuty;
    this.nextRequest = loaded.nextRequest;
  }

  /** Drops what is over; `before`: changes of duty that ended before then. */
  forgetAtRest(before: number): void {
    for (const [id, duty] of this.duties)
      if (Math.max(duty.until, duty.back?.until ?? 0) < before) this.duties.delete(id);
    for (const [id, request] of this.requests) if (request.state !== 'waiting') this.requests.delete(id);
    for (const [id, veto] of this.vetoes) if (veto.liftedAt !== null) this.vetoes.delete(id);
  }
}

type Put = <V>(map: Map<string, V>, key: string, value: V) => void;

/** How a turn changes them: gathered for the commit, and taken back where that fails. */
export class ArrangementChanges {
  /** Who is on duty may be others now: changes of duty, or shows that have it follow them. */
  dutyMoved = false;
  readonly #duties = new Set<string>();
  readonly #requests = new Set<string>();
  readonly #vetoes = new Set<string>();
  readonly #turns = new Set<string>();
  readonly #members = new Set<string>();

  constructor(
    readonly live: Arrangements,
    /** Puts a value in its place, such that it can be taken back. */
    readonly put: Put,
    readonly onTakeBack: (undo: () => void) => void,
  ) {}

  putDuty(duty: DutyChange): void {
    this.put(this.live.duties, duty.id, duty);
    this.#duties.add(duty.id);
    this.dutyMoved = true;
  }

  newDutyId(): string {
    this.onTakeBack(() => this.live.nextDuty--);
    return `DUTY-${this.live.nextDuty++}`;
  }

  putRequest(request: Request): void {
    this.put(this.live.requests, request.id, request);
    this.#requests.add(request.id);
  }

  /** Brings one that was at rest back, for this turn's decisions. */
  recallRequest(request: Request): void {
    if (!this.live.requests.has(request.id)) this.put(this.live.requests, request.id, request);
  }

  newRequestId(): string {
    this.onTakeBack(() => this.live.nextRequest--);
    return `REQ-${this.live.nextRequest++}`;
  }

  putVeto(veto: Veto): void {
    this.put(this.live.vetoes, veto.id, veto);
    this.#vetoes.add(veto.id);
  }

  /** The count of a name's turns before this one; from 0. */
  takeTurn(name: string): number {
    const count = this.live.turns.get(name) ?? 0;
    this.put(this.live.turns, name, count + 1);
    this.#turns.add(name);
    return count;
  }

  putMembers(group: string, accounts: readonly string[]): void {
    this.put(this.live.members, group, accounts);
    this.#members.add(group);
  }

  changes(): Pick<Changes, Kept> {
    return {
      duties: standing(this.#duties, this.live.duties),
      requests: standing(this.#requests, this.live.requests),
      vetoes: standing(this.#vetoes, this.live.vetoes),
      turns: byKey(this.#turns, this.live.turns),
      members: byKey(this.#members, this.live.members),
    };
  }
}

function standing<V>(keys: Iterable<string>, map: ReadonlyMap<string, V>): readonly V[] {
  return [...byKey(keys, map).values()];
}

function byKey<V>(keys: Iterable<string>, map: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  const found = new Map<string, V>();
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}
