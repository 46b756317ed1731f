import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import type { Term, TermList } from '../../src/domain/rule.js';
import { Scanner } from '../../src/domain/speech/scanner.js';
import { createLanguage } from '../../src/language/tools.js';
import { median, short, whole } from '../figures.js';
import { alternate } from '../rounds.js';
import { printTable } from '../table.js';
import { atLeast, type Verdict } from '../targets.js';

const ROUNDS = 5;
const TERMS = [50, 500, 5_000] as const;
const LINES = 20_000;
/** So many lines in a hundred hold a term. */
const HITS = 2;
/** What hosts say all evening: harmless. */
const TALK = [
  '欢迎新进来的宝宝，点点关注不迷路',
  '这个质地大家看一下，推开是水感的，一点都不油',
  '我们今天的福利都在小黄车里，一号链接是防晒衣',
  '拍之前先看尺码和色号，拿不准就问客服',
  '来，后台把库存打出来给大家看看',
  '有问题打在公屏上，我一个一个回，别着急',
  '运费险都给大家配好了，不喜欢可以退',
  'this one is light, it dries in a minute and does not smell',
];
/** Of everyday words terms are made by chance. */
const COMMON = [...new Set([...TALK.join('').replace(/[^\p{sc=Han}]/gu, '')])];
/** And of characters that hardly anybody says, so that what is planted alone is found. */
const RARE = Array.from({ length: 500 }, (_, i) => String.fromCharCode(0x5100 + i * 17));

/** In this very process: transcript text read for terms, each found by its sound as well, as their number grows. */
export async function transcripts(): Promise<readonly Verdict[]> {
  const language = createLanguage();
  // Dictionaries are loaded once, before what is measured.
  language.words('预热');
  language.pinyin('预热');
  const made = TERMS.map((terms) => ({ terms, ...make(terms, language) }));
  const figures = await alternate(made, ROUNDS, async (one) => read(one.scanner, one.lines));
  const rate = (terms: number) => {
    const one = made.find((each) => each.terms === terms);
    return one ? median(figures.get(one) ?? []) : Number.NaN;
  };
  printTable(
    `Transcript text read per second in process, ${HITS} lines in 100 with a term`,
    ['terms', 'MB/s', 'lines/s', 'made ready ms', 'MB kept'],
    made.map(({ terms, bytes, readyMs, kept }) => [
      whole(terms),
      short(rate(terms)),
      whole((rate(terms) * 1e6 * LINES) / bytes),
      short(readyMs),
      short(kept / 1e6),
    ]),
  );
  return [
    atLeast('transcript read with 5,000 terms, megabytes a second', 2, rate(5_000), ' MB/s'),
    atLeast('5,000 terms to 50, per megabyte', 0.5, rate(5_000) / rate(50)),
  ];
}

function make(count: number, language: ReturnType<typeof createLanguage>) {
  const dice = xoroshiro128plus(count);
  const die = (from: number, to: number) => unsafeUniformIntDistribution(from, to, dice);
  const words = new Set<string>();
  while (words.size < count) {
    const length = die(2, 5);
    let word = RARE[die(0, RARE.length - 1)] ?? '';
    while (word.length < length) word += COMMON[die(0, COMMON.length - 1)] ?? '';
    words.add(word);
  }
  const all = [...words];
  const before = memory();
  const started = performance.now();
  const scanner = new Scanner({ lists: [listOf(all)], negations: [], exceptions: [], names: [], window: 12 }, language);
  const readyMs = performance.now() - started;
  const kept = Math.max(0, memory() - before);
  const lines = Array.from({ length: LINES }, () => {
    const line = TALK[die(0, TALK.length - 1)] ?? '';
    return die(1, 100) <= HITS ? `${line}，${all[die(0, all.length - 1)]}都说好` : line;
  });
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  return { scanner, lines, bytes, readyMs, kept };
}

function read(scanner: Scanner, lines: readonly string[]): number {
  const started = performance.now();
  let found = 0;
  let bytes = 0;
  for (const line of lines) {
    found += scanner.scan(line, everywhere).length;
    bytes += Buffer.byteLength(line);
  }
  if (found === 0) throw new Error('no planted term was found');
  return bytes / 1e3 / (performance.now() - started);
}

function listOf(words: readonly string[]): TermList {
  const terms: Term[] = words.map((written) => ({
    written,
    pattern: false,
    sounds: true,
    initials: false,
    harmless: [],
  }));
  const title = { en: 'bench', 'zh-CN': '基准' };
  return { id: 'bench', level: 'yellow', title, terms, jurisdiction: '', categories: [], except: [], excuses: [] };
}

function everywhere(): boolean {
  return true;
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}
