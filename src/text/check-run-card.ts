import { type Card, plainCard, type Rich } from '../domain/card.js';
import type { CheckSeen } from '../domain/check.js';
import { type Signal, wordsOf } from '../domain/signal.js';
import type { Lang, Say } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { cleanText } from './clean.js';
import { say, sayText } from './say.js';

/** Lines of the raw answer that are shown, and characters of each. */
const RAW_LINES = 12;
const RAW_WIDTH = 160;
const VALUE_WIDTH = 120;

/** How a check went that somebody asked for: what it said, what came back, and the signals made of that. */
export function checkRunCard(
  to: { readonly lang: Lang; readonly zone: string; readonly now: number },
  seen: CheckSeen,
): Card {
  const tell = (said: Say): Rich => say(to.lang, to.zone, said);
  const { id } = seen;
  const title = sentence(seen.ran ? 'check-run.title' : 'check-run.failed', { id });
  const text: Rich[] = [[`${markOf(seen)} `, ...tell(seen.said)]];
  if (seen.raw !== null && seen.raw.trim() !== '') text.push(tell(sentence('check-run.raw')), ...rawLines(seen.raw));
  text.push(tell(sentence('check-run.signals', { n: seen.count, known: seen.duplicates })));
  text.push(...seen.signals.map((signal) => signalLine(signal, tell)));
  const left = seen.count - seen.signals.length;
  if (left > 0) text.push(tell(sentence('check-run.more', { n: left })));
  return plainCard(sayText(to.lang, to.zone, title, to.now), text);
}

/** What is down was looked at all right; a tick before it would read as if it were well. */
function markOf({ ran, signals }: CheckSeen): string {
  if (!ran) return '✗';
  const unwell = (one: Signal) => one.kind === 'metric' && one.value === 0 && WELL.test(one.name);
  return signals.some(unwell) ? '!' : '✓';
}
/** Figures of checks that are 1 where all is well: `stream.up`, `tls.ok`, `stream.as_expected`. */
const WELL = /^[a-z]+\.(up|ok|as_expected)$/;

function rawLines(raw: string): readonly Rich[] {
  const lines = raw.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const shown = lines.slice(0, RAW_LINES).map((line): Rich => [cut(cleanText(line), RAW_WIDTH)]);
  return lines.length > RAW_LINES ? [...shown, ['…']] : shown;
}

function signalLine(signal: Signal, tell: (said: Say) => Rich): Rich {
  const { name, subject } = signal;
  const value = valueText(signal);
  const said =
    value === ''
      ? sentence('check-run.other', { name, subject: subject || '–' })
      : sentence('check-run.metric', { name, subject: subject || '–', value });
  const labels = Object.entries(signal.labels).filter(([label]) => label !== 'check');
  const shown = labels.map(([label, word]) => `${label}=${word}`).join(' ');
  return shown === '' ? ['• ', ...tell(said)] : ['• ', ...tell(said), ` · ${cut(cleanText(shown), RAW_WIDTH)}`];
}

/** What was seen, in a few words. A figure stands as it is, so that it can be compared with the table it came from. */
function valueText(signal: Signal): string {
  switch (signal.kind) {
    case 'metric':
      return signal.unit === undefined ? String(signal.value) : `${signal.value} ${signal.unit}`;
    case 'fact':
      return cut(JSON.stringify(signal.fields), VALUE_WIDTH);
    case 'alert':
      return cut([signal.status, signal.level, signal.title, signal.text].filter(Boolean).join(' · '), VALUE_WIDTH);
    default:
      return cut(wordsOf(signal), VALUE_WIDTH);
  }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
