import type { Field } from '../field.js';
import { median, short } from '../figures.js';
import { runLoad } from '../load/run-load.js';
import type { Pace } from '../pace.js';
import { alternate } from '../rounds.js';
import { printTable } from '../table.js';
import { atMost, type Verdict } from '../targets.js';

const RATE = 1_000;
const CONNECTIONS = 16;

/** How long one signal waits for its 202 at a steady thousand a second. */
export async function steadyLatency(field: Field, pace: Pace): Promise<readonly Verdict[]> {
  const all = [field.bareAlert, field.botAlert, field.botMetric, ...(field.alertmanager ? [field.alertmanager] : [])];
  const figures = await alternate(all, pace.steadyRounds, ({ server, path, payload }) =>
    runLoad({
      port: server.port,
      path,
      payload,
      batch: 1,
      connections: CONNECTIONS,
      seconds: pace.steadySeconds,
      rate: RATE,
    }),
  );
  const rows = all.map((one) => {
    const reports = figures.get(one) ?? [];
    const of = (pick: (report: (typeof reports)[number]) => number) => short(median(reports.map(pick)));
    return [one.name, of((r) => r.requests / r.seconds), of((r) => r.p50), of((r) => r.p99), of((r) => r.max)];
  });
  printTable(
    `Answer times at a steady ${RATE}/s over ${CONNECTIONS} connections, one alert per request, ms`,
    ['', 'answered/s', 'p50', 'p99', 'max'],
    rows,
  );
  const p99 = (one: (typeof all)[number] | null) =>
    median((one ? figures.get(one) : undefined)?.map((r) => r.p99) ?? []);
  const toAlertmanager = field.alertmanager ? p99(field.botAlert) / p99(field.alertmanager) : null;
  return [atMost('p99 at a steady 1,000/s, to Alertmanager', 1.2, toAlertmanager)];
}
