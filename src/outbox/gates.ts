import QuickLRU from 'quick-lru';
import { type Lane, laneKey } from '../domain/lane.js';
import { Gate } from './gate.js';

/** Forgotten beyond this, least recently used first; what is forgotten counts as well. */
const REMEMBERED = 1_000;

/** Where a send went through, and in what era of each gate. */
export interface Pass {
  readonly service: Entry;
  readonly channel: Entry;
  readonly lane: Entry;
}
export interface Entry {
  readonly gate: Gate;
  readonly era: number;
}

/** The gates of one service: its own, those of its channels, those of their lanes. */
export class Gates {
  readonly service = new Gate();
  readonly #channels = new QuickLRU<string, Gate>({ maxSize: REMEMBERED });
  readonly #lanes = new QuickLRU<string, Gate>({ maxSize: REMEMBERED });

  /** That no channel of its own can be made for an incident says nothing of the channel near it. */
  ofChannel({ channel, kind }: Lane): Gate {
    return kept(this.#channels, kind === 'room' ? `rooms ${channel}` : channel);
  }

  opensAt(lane: Lane, now: number): number {
    return Math.max(
      this.service.opensAt(now),
      this.ofChannel(lane).opensAt(now),
      kept(this.#lanes, laneKey(lane)).opensAt(now),
    );
  }

  enter(lane: Lane): Pass {
    const entry = (gate: Gate): Entry => ({ gate, era: gate.enter() });
    return {
      service: entry(this.service),
      channel: entry(this.ofChannel(lane)),
      lane: entry(kept(this.#lanes, laneKey(lane))),
    };
  }
}

/** Has nothing on the way been shut since? */
export function stillOpen({ service, channel, lane }: Pass): boolean {
  return [service, channel, lane].every(({ gate, era }) => gate.isCurrent(era));
}

/** The send says nothing of these. */
export function unknown(entries: readonly Entry[], now: number | null): void {
  for (const { gate, era } of entries) gate.unknown(era, now);
}

function kept(gates: QuickLRU<string, Gate>, key: string): Gate {
  const gate = gates.get(key) ?? new Gate();
  if (!gates.has(key)) gates.set(key, gate);
  return gate;
}
