import { type Dice, diceOf } from '../../src/demo/dice.js';

/** A signal in its wire form. */
export interface WireSignal {
  readonly id: string;
  readonly kind: 'metric' | 'alert' | 'heartbeat';
  readonly name: string;
  readonly subject: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value?: number;
  readonly status?: 'firing' | 'resolved';
  readonly level?: string;
  readonly title?: string;
}

const REGIONS = 40;
const SYSTEMS = 40;
const JOBS = 20;
const MOST_IN_A_REQUEST = 12;

/** Signals of an evening on which everything comes and goes, cut into requests of one to a dozen. */
export function evening(seed: number, count: number): readonly (readonly WireSignal[])[] {
  const dice = diceOf(seed, 'signals');
  const requests: WireSignal[][] = [];
  for (let made = 0; made < count; ) {
    const size = Math.min(count - made, dice.whole(1, MOST_IN_A_REQUEST));
    requests.push(Array.from({ length: size }, (_, i) => signal(`s-${made + i}`, dice)));
    made += size;
  }
  return requests;
}

function signal(id: string, dice: Dice): WireSignal {
  const kind = dice.pick(['metric', 'metric', 'alert', 'alert', 'heartbeat'] as const);
  switch (kind) {
    case 'metric': {
      const region = `r${dice.whole(1, REGIONS)}`;
      const value = dice.pick([0.05, 0.05, 0.2, 0.35, 0.6]);
      return { id, kind, name: 'delivery.delay_rate', subject: `region:${region}`, labels: { region }, value };
    }
    case 'alert': {
      const system = `sys${dice.whole(1, SYSTEMS)}`;
      const status = dice.pick(['firing', 'firing', 'resolved'] as const);
      const level = dice.pick(['critical', 'warning', 'info']);
      const labels = { system };
      return { id, kind, name: 'system.failing', subject: `system:${system}`, labels, status, level, title: system };
    }
    case 'heartbeat': {
      const job = `job${dice.whole(1, JOBS)}`;
      return { id, kind, name: 'job.beat', subject: `job:${job}`, labels: { job } };
    }
  }
}
