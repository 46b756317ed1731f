import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One file of the benchmark. */
export interface Series {
  /** `folder/file.csv` */
  readonly name: string;
  readonly folder: string;
  /** Times in ms, as they stand in the file, read as UTC; not always equally far apart, nor always going on. */
  readonly at: readonly number[];
  readonly values: readonly number[];
  /** First and last index of each labelled window, both within it. */
  readonly windows: readonly (readonly [number, number])[];
}

/** All series there are, by name. Throws where a labelled window's ends are no times of its file. */
export function readSeries(folder: string): readonly Series[] {
  const labels: Record<string, [string, string][]> = JSON.parse(
    readFileSync(join(folder, 'combined_windows.json'), 'utf8'),
  );
  return Object.keys(labels)
    .sort()
    .map((name) => {
      const lines = readFileSync(join(folder, 'data', name), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
      const rows = lines.map((line) => line.split(','));
      const at = rows.map(([time = '']) => timeOf(time));
      const index = (time: string) => {
        const found = at.indexOf(timeOf(time));
        if (found < 0) throw new Error(`${name}: a window ends at ${time}, which is no time of the file`);
        return found;
      };
      return {
        name,
        folder: name.split('/')[0] ?? '',
        at,
        values: rows.map(([, value]) => Number(value)),
        windows: (labels[name] ?? []).map(([from, to]): [number, number] => [index(from), index(to)]),
      };
    });
}

function timeOf(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
}
