import { statSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../commands/index.js';
import { execute } from '../../src/chat/registry/execute.js';
import type { Reply } from '../../src/chat/registry.js';
import type { Person } from '../../src/domain/person.js';
import type { Settings } from '../../src/domain/settings.js';
import { EngineLoop } from '../../src/service/engine-loop.js';
import { createReads } from '../../src/service/queries.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Store } from '../../src/store/store.js';
import { percentile, short, whole } from '../figures.js';
import type { Pace } from '../pace.js';
import { alternate } from '../rounds.js';
import { fill } from '../status/fill.js';
import { print, printTable } from '../table.js';
import { atMost, type Verdict } from '../targets.js';

const SMALL = { signals: 10_000, incidents: 1_000 };
const PERSON: Person = { id: 'bench', name: 'Bench', permission: 'manage', accounts: [] };
/** Runs before measuring: code is compiled, pages are in the cache. */
const WARM_UP = 20;

interface Filled {
  readonly name: string;
  readonly counts: { readonly signals: number; readonly incidents: number };
  readonly store: Store;
  readonly fileMb: number;
  readonly liveInMs: number;
  run(line: string): Promise<Reply>;
}

/** `/risk status`, through the registry as a person would get it, on a month of history against a day's worth. */
export async function statusCommand(settings: Settings, folder: string, pace: Pace): Promise<readonly Verdict[]> {
  const now = Date.now();
  const began = performance.now();
  const small = await open('small', SMALL, settings, folder, now);
  const large = await open('large', { signals: pace.signals, incidents: pace.incidents }, settings, folder, now);
  print(`\n(filling the databases for the next table took ${short((performance.now() - began) / 1000)} s)`);
  const both = [small, large];
  const rows: string[][] = [];
  const verdicts: Verdict[] = [];
  for (const line of ['status', 'status region=r7', 'list orange+', 'info INC-100']) {
    for (const one of both) for (let i = 0; i < WARM_UP; i++) await answered(one, line);
    const figures = await alternate(both, pace.statusRounds, async (one) => {
      const start = performance.now();
      await answered(one, line);
      return performance.now() - start;
    });
    const of = (one: Filled, share: number) => percentile(figures.get(one) ?? [], share);
    const grown = of(large, 0.5) / of(small, 0.5);
    rows.push([
      `/risk ${line}`,
      ...both.flatMap((one) => [short(of(one, 0.5)), short(of(one, 0.99))]),
      `${short(grown)}×`,
    ]);
    if (line === 'status')
      verdicts.push(
        atMost('/risk status, large database to small', 2, grown),
        atMost('/risk status on the large database, p99', 20, of(large, 0.99), ' ms'),
      );
  }
  printTable(
    `Commands through the registry, ms: ${both.map(describe).join(' against ')}`,
    ['', 'small p50', 'p99', 'large p50', 'p99', 'grown'],
    rows,
  );
  print(`Loading the working set at start: ${both.map((one) => `${one.name} ${short(one.liveInMs)} ms`).join(', ')}`);
  for (const one of both) await one.store.close();
  return verdicts;
}

function describe({ name, counts, fileMb }: Filled): string {
  return `${name} (${whole(counts.signals)} signals, ${whole(counts.incidents)} incidents, 1 % active, ${whole(fileMb)} MB)`;
}

async function open(
  name: string,
  counts: Filled['counts'],
  settings: Settings,
  folder: string,
  now: number,
): Promise<Filled> {
  const file = join(folder, `${name}.db`);
  const filling = await openSqliteStore(file);
  await fill(filling, settings, counts, now);
  // Opened anew, so that nothing of the filling is left in memory.
  await filling.close();
  const store = await openSqliteStore(file);
  const began = performance.now();
  const engine = await EngineLoop.start({
    store,
    settings,
    now: () => now,
    onNotices: () => undefined,
    maxQueue: 1_000,
  });
  const liveInMs = performance.now() - began;
  const read = createReads({ store, settings: () => settings, live: engine.live, checkViews: async () => [] });
  const run = (text: string) =>
    execute(
      commands,
      {
        text,
        person: PERSON,
        platform: 'console',
        account: null,
        channel: null,
        message: null,
        lang: 'en',
        zone: settings.zone,
      },
      { now, read, act: (actions, actor) => engine.act(actions, actor), hold: async () => '' },
    );
  return { name, counts, store, fileMb: statSync(file).size / 1e6, liveInMs, run };
}

async function answered(one: Filled, line: string): Promise<void> {
  const reply = await one.run(line);
  if (!reply.ok)
    throw new Error(`/risk ${line} was refused on the ${one.name} database: ${JSON.stringify(reply.said)}`);
}
