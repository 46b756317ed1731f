import { type GradeState, gradeSignal, Rulebook } from '../../src/domain/grade.js';
import type { Settings } from '../../src/domain/settings.js';
import { ShowBook } from '../../src/domain/show-book.js';
import type { Signal } from '../../src/domain/signal.js';
import { median, short, whole } from '../figures.js';
import { KEYS } from '../load/payload.js';
import { alternate } from '../rounds.js';
import { printTable } from '../table.js';
import { atLeast, type Verdict } from '../targets.js';

const ROUNDS = 5;
const ROUND_MS = 250;
const AT = Date.UTC(2026, 8, 1, 12);

interface Path {
  readonly name: string;
  signal(n: number): Signal;
}

/** In this very process, with the shipped rules: a rule's whole work from a signal to what is to be said of it. */
export async function grading(settings: Settings): Promise<readonly Verdict[]> {
  const figures = await alternate(PATHS, ROUNDS, async (path) => round(settings, path));
  const rows = PATHS.map((path) => {
    const rounds = figures.get(path) ?? [];
    const signals = median(rounds.map((r) => r.signals));
    return [path.name, whole(signals), whole(median(rounds.map((r) => r.findings))), short(1e6 / signals)];
  });
  printTable(
    'Graded per second in process, shipped rules, 1,000 keys',
    ['', 'signals/s', 'findings/s', 'µs/signal'],
    rows,
  );
  const rate = (path: Path, pick: 'signals' | 'findings') => median((figures.get(path) ?? []).map((r) => r[pick]));
  return [
    atLeast('graded a second, nothing to say', 100_000, rate(QUIET, 'signals'), ''),
    atLeast('findings a second, each with money and reasons', 100_000, rate(FIRING, 'findings'), ''),
  ];
}

async function round(settings: Settings, path: Path): Promise<{ signals: number; findings: number }> {
  const book = new Rulebook(settings);
  const shows = new ShowBook(settings.shows, settings.promotions);
  const states = new Map<string, GradeState>();
  const recall = (key: string) => states.get(key);
  // Made beforehand: what is measured is the grading.
  const signals = Array.from({ length: 2 * KEYS }, (_, n) => path.signal(n));
  const pass = () => {
    let findings = 0;
    for (const signal of signals) {
      for (const graded of gradeSignal(book, recall, signal, shows, AT)) {
        if (graded.state === null) states.delete(graded.key);
        else if (graded.state !== undefined) states.set(graded.key, graded.state);
        if (graded.finding) findings++;
      }
    }
    return findings;
  };
  for (let i = 0; i < 5; i++) pass();
  const began = performance.now();
  let passes = 0;
  let findings = 0;
  while (performance.now() - began < ROUND_MS) {
    findings += pass();
    passes++;
  }
  const seconds = (performance.now() - began) / 1000;
  return { signals: (passes * signals.length) / seconds, findings: findings / seconds };
}

function metric(n: number, value: number): Signal {
  const region = `r${n % KEYS}`;
  return {
    id: `s-${n}`,
    kind: 'metric',
    source: 'oms',
    name: 'delivery.delay_rate',
    subject: `region:${region}`,
    labels: { region, carrier: 'sf' },
    at: AT,
    value,
    unit: 'ratio',
  };
}

const QUIET: Path = { name: 'quiet: a metric below its thresholds', signal: (n) => metric(n, (n % 100) / 1_000) };
/** Every value of a key differs from the one before by more than a tenth, so that each is worth saying. */
const FIRING: Path = {
  name: 'firing: every signal gives a finding',
  signal: (n) => metric(n, n < KEYS ? 0.36 : 0.46),
};
const STANDING: Path = {
  name: 'standing: an alert repeated by its sender',
  signal: (n) => ({
    id: `s-${n}`,
    kind: 'alert',
    source: 'alertmanager',
    name: 'DeliveryDelay',
    subject: `sku:sku-${n % KEYS}`,
    labels: { alertname: 'DeliveryDelay', sku: `sku-${n % KEYS}`, severity: 'warning' },
    at: AT,
    status: 'firing',
    level: 'warning',
    title: 'Delivery delay rate above 15 %',
  }),
};
const TEXT: Path = {
  name: 'speech: a harmless line of the host',
  signal: (n) => ({
    id: `s-${n}`,
    kind: 'text',
    source: 'asr',
    name: 'speech.line',
    subject: `show:${n % KEYS}`,
    labels: { show: String(n % KEYS) },
    at: AT,
    text: '大家好，欢迎来到直播间，今天给大家带来的是刚刚上架的秋季新款，喜欢的朋友可以先加购物车。',
  }),
};
const PATHS: readonly Path[] = [QUIET, FIRING, STANDING, TEXT];
