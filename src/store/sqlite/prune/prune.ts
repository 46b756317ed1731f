import type { Store } from '../../store.js';
import type { Client } from '../client.js';
import { IncidentPruner } from './incidents.js';
import { SeriesPruner } from './series.js';
import { SignalPruner } from './signals.js';

type Before = Parameters<Store['prune']>[0];

/** Removes what retention no longer keeps, oldest first. History is never touched. */
export function preparePrune(client: Client, forgetSeries: () => void): (before: Before, limit: number) => number {
  const signals = new SignalPruner(client);
  const series = new SeriesPruner(client);
  const incidents = new IncidentPruner(client);
  const inbox = client.prepare<[number, number]>(
    `delete from inbox where id in (
       select id from inbox where id <= (select id from inbox order by id desc limit 1 offset ?) order by id limit ?)`,
  );
  const run = client.transaction((before: Before, limit: number) => {
    let gone = signals.run(before.signals, limit);
    const seriesGone = series.run(before.signals, limit - gone);
    gone += seriesGone;
    if (gone < limit) gone += incidents.run(before.incidents, limit - gone);
    if (gone < limit) gone += inbox.run(before.inboxRows, limit - gone).changes;
    return { gone, seriesGone };
  });
  return (before, limit) => {
    const { gone, seriesGone } = run.immediate(before, limit);
    if (seriesGone > 0) forgetSeries();
    return gone;
  };
}
