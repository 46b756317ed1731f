import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { recordEvening } from '../../src/demo/evening.js';
import { NAMES } from '../../src/demo/names.js';
import { EVENING_START, MINUTE_MS, MINUTES } from '../../src/demo/plan.js';
import { ABSOLUTE_CLAIM, DOUBTFUL_PRICE } from '../../src/demo/speech.js';
import { gradeSignal, Rulebook } from '../../src/domain/grade.js';
import { CommentJudge } from '../../src/domain/opinion/comment-judge.js';
import { ShowBook } from '../../src/domain/show-book.js';
import { LANGS } from '../../src/domain/text.js';
import { readSignals } from '../../src/ingest/wire/read-signals.js';
import { readShows } from '../../src/ingest/wire/show-schema.js';
import { wireSignalSchema } from '../../src/ingest/wire/signal-schema.js';
import { createLanguage } from '../../src/language/tools.js';
import { packageRoot } from '../../src/lib/root.js';

const evening = recordEvening(618, NAMES.en);
const END = EVENING_START + MINUTES * MINUTE_MS;

function shippedRules(): Rulebook {
  const loading = loadConfig(join(packageRoot(), 'config'), () => undefined);
  if (!loading.ok) throw new Error('the shipped configuration does not load');
  return new Rulebook(loading.config.settings, createLanguage());
}

/** Texts of a name that a rule of the shipped configuration counts, by themselves. */
async function counted(rule: string, name: string): Promise<ReadonlySet<string>> {
  const book = shippedRules();
  const read = await readSignals(JSON.stringify(evening.signals), false, {
    sourceId: 'local',
    now: END,
    newId: () => 'x',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const texts = new Set<string>();
  for (const signal of read.signals) {
    if (signal.kind !== 'text' || signal.name !== name) continue;
    const graded = gradeSignal(book, () => undefined, signal, new ShowBook([], []), signal.at);
    // What a text rule remembers of harmless talk is no finding.
    if (graded.some((each) => each.rule === rule && each.finding !== null)) texts.add(signal.text);
  }
  return texts;
}

describe('the recorded evening', () => {
  test('the same seed gives the same evening, another seed another one', () => {
    expect(recordEvening(618, NAMES.en)).toEqual(evening);
    expect(recordEvening(619, NAMES.en).signals).not.toEqual(evening.signals);
  });

  test.each(LANGS)('%s: every signal and the show are what the door takes, ids unique, oldest first', (lang) => {
    const { signals, show } = recordEvening(7, NAMES[lang]);
    expect(signals.length).toBeGreaterThan(5_000);
    expect(signals.filter((signal) => !wireSignalSchema.safeParse(signal).success)).toEqual([]);
    expect(new Set(signals.map(({ source, id }) => `${source}/${id}`)).size).toBe(signals.length);
    const times = signals.map(({ at }) => Date.parse(String(at)));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBe(EVENING_START);
    expect(times.at(-1)).toBeLessThan(END);
    expect(readShows(JSON.stringify(show)).ok).toBe(true);
  });

  test('every figure of the story is one the shipped rules look at', () => {
    const book = shippedRules();
    const context = new Set(['live.viewers', 'order_api.up', 'order_api.latency_ms']);
    const unread = [
      ...new Set(evening.signals.filter(({ kind }) => kind !== 'heartbeat').map(({ name }) => name)),
    ].filter((name) => !context.has(name) && book.candidates({ name }).length === 0);
    expect(unread).toEqual([]);
  });

  test('A9: of all that the host says, the rules object to one absolute claim and one price, and to no near miss', async () => {
    expect(await counted('host-speech', 'speech.line')).toEqual(new Set([ABSOLUTE_CLAIM, DOUBTFUL_PRICE]));
  });

  test('A20: complaints count, praise that holds their words (没有色差) does not', async () => {
    const judge = new CommentJudge(createLanguage(), null);
    const complaints = new Set(
      evening.signals.flatMap((signal) =>
        signal.kind === 'text' && signal.name === 'comment.live' && judge.read(signal.text).complaint >= 0.5
          ? [signal.text]
          : [],
      ),
    );
    expect(complaints).toContain('货不对板，申请退款');
    expect(complaints).not.toContain('收到了，没有色差，很喜欢');
    expect(complaints).not.toContain('放心，不是假货，我扫过码');
  });

  test('A7, A10: the hero sells several times what was planned, and its stock is never below nothing', () => {
    const of = (name: string): readonly number[] =>
      evening.signals.flatMap((signal) =>
        signal.kind === 'metric' && signal.name === name && signal.labels?.sku === NAMES.en.hero ? [signal.value] : [],
      );
    expect(Math.max(...of('sales.pace'))).toBeGreaterThan(3);
    expect(Math.min(...of('stock.available'))).toBeGreaterThan(0);
    const sold = of('sales.rate').reduce((sum, rate) => sum + rate / 3, 0);
    const planned = evening.show.skus?.[0]?.stock ?? 0;
    expect(sold).toBeGreaterThan(1.5 * planned);
  });
});
