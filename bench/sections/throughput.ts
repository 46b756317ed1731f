import { cpuUs } from '../cpu.js';
import { contenders, type Field } from '../field.js';
import { median, ratio, short, whole } from '../figures.js';
import { runLoad } from '../load/run-load.js';
import type { Pace } from '../pace.js';
import { alternate } from '../rounds.js';
import type { Contender } from '../servers/server.js';
import { printTable } from '../table.js';
import { atLeast, type Verdict } from '../targets.js';

/** Signals accepted a second, by connections and signals in a request. */
export async function throughput(field: Field, pace: Pace): Promise<readonly Verdict[]> {
  const all = contenders(field);
  for (const one of all) await runLoad(order(one, 16, 1, 1));
  const verdicts: Verdict[] = [];
  const cpu: string[][] = [];
  for (const batch of [1, 100]) {
    const rows: string[][] = [];
    for (const connections of [1, 16, 64]) {
      const rounds = batch === 1 ? pace.rounds : pace.batchRounds;
      const figures = await alternate(all, rounds, async (one) => {
        const before = cpuUs(one.server.pid);
        const report = await runLoad(order(one, connections, batch, pace.seconds));
        const after = cpuUs(one.server.pid);
        const cpu = before === null || after === null ? Number.NaN : (after - before) / report.signals;
        return { rate: report.signals / report.seconds, cpu };
      });
      const of = (one: Contender | null) =>
        one === null ? null : median((figures.get(one) ?? []).map((round) => round.rate));
      cpu.push([
        `${connections} × ${batch}`,
        ...all.map((one) => short(median((figures.get(one) ?? []).map((round) => round.cpu)))),
      ]);
      const rate = {
        bareAlert: of(field.bareAlert) ?? 0,
        botAlert: of(field.botAlert) ?? 0,
        bareMetric: of(field.bareMetric) ?? 0,
        botMetric: of(field.botMetric) ?? 0,
        alertmanager: of(field.alertmanager),
      };
      rows.push([
        String(connections),
        whole(rate.botAlert),
        rate.alertmanager === null ? '–' : whole(rate.alertmanager),
        ratio(rate.botAlert, rate.alertmanager),
        whole(rate.bareAlert),
        ratio(rate.botAlert, rate.bareAlert),
        whole(rate.botMetric),
        ratio(rate.botMetric, rate.bareMetric),
      ]);
      verdicts.push(...judge(batch, connections, rate));
    }
    const headings = ['connections', 'tocsin', 'alertmgr', '', 'node:http', '', 'tocsin metric', 'of node:http'];
    const each = batch === 1 ? 'one signal' : `${batch} signals`;
    printTable(`Signals accepted per second, ${each} per request (alerts of 1,000 repeating keys)`, headings, rows);
  }
  printTable(
    'Processor time per signal in the server, all cores, µs',
    ['connections × signals', ...all.map((one) => one.name)],
    cpu,
  );
  return verdicts;
}

interface Rates {
  readonly bareAlert: number;
  readonly botAlert: number;
  readonly bareMetric: number;
  readonly botMetric: number;
  readonly alertmanager: number | null;
}

function judge(batch: number, connections: number, rate: Rates): readonly Verdict[] {
  const toAlertmanager = rate.alertmanager === null ? null : rate.botAlert / rate.alertmanager;
  if (batch > 1) return connections === 16 ? [atLeast(`batches of ${batch}, to Alertmanager`, 3, toAlertmanager)] : [];
  if (connections === 16) return [atLeast('16 connections, to Alertmanager', 1, toAlertmanager)];
  if (connections !== 64) return [];
  return [
    atLeast('64 connections, to Alertmanager', 1.3, toAlertmanager),
    atLeast('64 connections, alerts, to node:http', 0.5, rate.botAlert / rate.bareAlert),
    atLeast('64 connections, metrics, to node:http', 0.5, rate.botMetric / rate.bareMetric),
  ];
}

function order(one: Contender, connections: number, batch: number, seconds: number) {
  return { port: one.server.port, path: one.path, payload: one.payload, batch, connections, seconds, rate: null };
}
