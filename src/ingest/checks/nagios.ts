import type { Measure } from './outcome.js';

/** Figures of one run that are taken. */
const MOST = 100;
/** `'label'=value[unit];warn;crit;min;max`, the label with or without quotes. */
const FIGURE = /(?:'((?:[^'=]|'')+)'|([^\s'=]+))=(-?\d+(?:\.\d+)?)([^\s;\d][^\s;]*)?(?:;\S*)?(?=\s|$)/g;

/**
 * Reads what a monitoring plugin prints: what it says (its first line) and its figures, named `perf.<label>`, from
 * behind the `|` of the first line and of the lines after. https://www.monitoring-plugins.org/doc/guidelines.html
 */
export function readNagios(text: string): { readonly line: string; readonly measures: readonly Measure[] } {
  const [first = '', ...rest] = text.split('\n');
  const at = first.indexOf('|');
  const more = rest.join('\n');
  const further = more.indexOf('|');
  const data = [at < 0 ? '' : first.slice(at + 1), further < 0 ? '' : more.slice(further + 1)].join(' ');
  const measures = new Map<string, Measure>();
  for (const [, quoted, bare, value, unit] of data.matchAll(FIGURE)) {
    const label = quoted?.replaceAll("''", "'") ?? bare ?? '';
    const name = `perf.${label}`.slice(0, 200);
    if (measures.size < MOST)
      measures.set(name, { name, value: Number(value), ...(unit ? { unit: unit.slice(0, 20) } : {}) });
  }
  return { line: (at < 0 ? first : first.slice(0, at)).trim(), measures: [...measures.values()] };
}
