import { onFiles, onNoise } from '../nab/calibration.js';
import { chance } from '../nab/chance.js';
import { remembered } from '../nab/detector.js';
import { windowedGaussian } from '../nab/gaussian.js';
import { type Measured, measure, merged } from '../nab/measure.js';
import { productDetector } from '../nab/product.js';
import { normalised } from '../nab/score.js';
import { readSeries } from '../nab/series.js';
import { split } from '../nab/split.js';
import { best } from '../nab/tune.js';
import { print, printTable } from '../print.js';
import type { Section } from '../section.js';

const THRESHOLDS = Array.from({ length: 18 }, (_, i) => 1.5 + i * 0.5);
const CLAIMED = [10, 100, 1000, 10_000];
const PROBABILITIES = [0, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01];

/** The rule kind `anomaly` on the Numenta Anomaly Benchmark, beside the benchmark's plain rival and chance. */
export const nab: Section = {
  name: 'nab',
  needs: 'nab',
  run(folder) {
    const series = readSeries(folder);
    const { tuning, heldOut } = split(series);
    const points = best(THRESHOLDS, (t) => windowedGaussian(t, false), tuning);
    const edges = best(THRESHOLDS, (t) => windowedGaussian(t, true), tuning);
    const random = best(PROBABILITIES, chance, tuning);
    const rivals = [
      ['anomaly, as it is shipped', remembered(productDetector())],
      [`windowed Gaussian, each point (z ≥ ${points})`, remembered(windowedGaussian(points, false))],
      [`windowed Gaussian, once a run (z ≥ ${edges})`, windowedGaussian(edges, true)],
      [`chance (p = ${random})`, chance(random)],
    ] as const;
    print(`## NAB: ${series.length} series, ${tuning.length} to tune on and ${heldOut.length} held out`);
    const rows = rivals.map(([name, detector]) => {
      const [tuned, held] = [measure(detector, tuning), measure(detector, heldOut)];
      return { name, tuned, held, all: merged([tuned, held]) };
    });
    printTable(
      [
        'detector',
        'held out',
        'tuning',
        'all',
        'windows found',
        'false alarms a file',
        'found after',
        'µs a point',
        'bytes a series',
      ],
      rows.map(({ name, tuned, held, all }) => [
        name,
        score(held),
        score(tuned),
        score(all),
        `${held.score.found} of ${held.score.windows}`,
        (held.score.falseAlarms / held.files).toFixed(1),
        held.score.delays.length > 0 ? `${Math.round(100 * median(held.score.delays))} %` : '–',
        ((1000 * all.ms) / all.points).toFixed(1),
        String(all.bytes),
      ]),
    );
    print(
      '\nWindows found, false alarms and how far into the window (median) are of the held-out files; bytes are the most.',
    );
    const [product, gaussian] = [rivals[0][1], rivals[1][1]];
    const folders = [...new Set(series.map((one) => one.folder))];
    printTable(
      ['folder, all its files', 'anomaly', 'windowed Gaussian', 'windows found', 'false alarms'],
      folders.map((name) => {
        const files = series.filter((one) => one.folder === name);
        const [ours, theirs] = [measure(product, files), measure(gaussian, files)];
        const found = `${ours.score.found} of ${ours.score.windows}`;
        return [name, score(ours), score(theirs), found, String(ours.score.falseAlarms)];
      }),
    );
    const normal = (a: number, b: number) => Math.sqrt(-2 * Math.log(a)) * Math.cos(2 * Math.PI * b);
    const noises = [
      ['normal noise', onNoise((_, a, b) => normal(a, b), CLAIMED)],
      ['autocorrelated noise (0.95)', onNoise((before, a, b) => 0.95 * before + normal(a, b), CLAIMED)],
      ['exponential noise', onNoise((_, a) => -Math.log(a), CLAIMED)],
      ['tuning files outside their windows', onFiles(tuning, CLAIMED)],
      ['held-out files outside their windows', onFiles(heldOut, CLAIMED)],
    ] as const;
    printTable(
      ['what is called "once in"', ...CLAIMED.map((n) => `${n}`)],
      noises.map(([name, observed]) => [name, ...observed.map((n) => (Number.isFinite(n) ? n.toFixed(0) : 'never'))]),
    );
  },
};

function score({ score }: Measured): string {
  return score.windows === 0 ? '–' : normalised(score).toFixed(1);
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}
