import { type Signal, unreachable } from '../domain/signal.js';
import { cleanText } from '../text/clean.js';

const LONG = 60;

/** Signals as the lines of a table: kind, name and value, subject, labels, time. */
export function signalLines(signals: readonly Signal[]): readonly string[] {
  const rows = signals.map((signal) =>
    [
      signal.kind,
      `${signal.name}${saidBy(signal)}`,
      signal.subject === '' ? '-' : signal.subject,
      Object.entries(signal.labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(' ') || '-',
      new Date(signal.at).toISOString(),
      ...(signal.drill === true ? ['drill'] : []),
    ].map(cleanText),
  );
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => Math.min(row[i]?.length ?? 0, LONG))));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function saidBy(signal: Signal): string {
  switch (signal.kind) {
    case 'metric':
      return ` = ${signal.value}${signal.unit === undefined ? '' : ` ${signal.unit}`}`;
    case 'text':
      return `: ${cut(signal.text)}`;
    case 'fact':
      return ` ${cut(JSON.stringify(signal.fields))}`;
    case 'alert':
      return ` ${signal.status}${signal.level === undefined ? '' : ` (${signal.level})`}: ${cut(signal.title ?? '')}`;
    case 'heartbeat':
      return '';
    default:
      return unreachable(signal);
  }
}

function cut(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}
