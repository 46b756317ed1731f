import type { Engine } from '../service/engine.js';
import type { Taken } from './webhooks/sender.js';
import type { Understood } from './wire/read-signals.js';

const NONE: Taken['requests'] = [];

/** Takes in what a source sent: its signals first, then what it asks about alerts, which may be among them. */
export async function takeUnderstood(
  engine: Pick<Engine, 'ingest' | 'act'>,
  source: string,
  { signals, requests = [] }: Extract<Understood, { ok: true }>,
): Promise<Taken> {
  const accepted = await engine.ingest(signals);
  if (requests.length === 0) return { ...accepted, requests: NONE };
  const actions = requests.map(({ labels, action }) => ({ on: 'reported' as const, source, labels, action }));
  const results = await engine.act(actions, { kind: 'bot', part: `source:${source}` });
  return { ...accepted, requests: results.map(({ result }) => result) };
}
