import type { Json, JsonObject } from '../json.js';
import { listIn, numberIn, objectOf, textIn } from '../rules/inner.js';
import { type Memory, VIEWS } from './memory.js';
import type { Season } from './season.js';
import type { Tail } from './tail.js';

/** A memory as the store keeps it. */
export function memoryJson(memory: Memory): JsonObject {
  const { season, means, scales, steps, runs, tails, ...plain } = memory;
  return {
    ...plain,
    season: {
      first: [...season.first],
      second: season.second && [...season.second],
      level: season.level,
      errors: [...season.errors],
    },
    means: [...means],
    scales: [...scales],
    steps: [...steps],
    runs: [...runs],
    tails: tails.flatMap(({ t, h, n }) => [t, h, n]),
  };
}

/** null where nothing is remembered, or not in this shape: then the series is learned anew. */
export function memoryOf(json: Json | undefined): Memory | null {
  const of = objectOf(json);
  const season = seasonOf(objectOf(of?.season));
  const means = numbers(of, 'means');
  const scales = numbers(of, 'scales');
  const steps = numbers(of, 'steps');
  const runs = numbers(of, 'runs');
  const tails = tailsOf(numbers(of, 'tails'));
  const [n, k, at] = [numberIn(of, 'n'), numberIn(of, 'k'), numberIn(of, 'at')];
  if (!season || n === undefined || k === undefined || at === undefined || tails.length !== 2 * VIEWS.length)
    return null;
  const number = (name: string) => numberIn(of, name) ?? 0;
  return {
    n,
    k,
    at,
    every: number('every'),
    origin: number('origin'),
    last: number('last'),
    season,
    means: three(means),
    lasting: number('lasting'),
    scales: three(scales),
    steps: [steps[0] ?? 0, steps[1] ?? 0],
    runs: [runs[0] ?? 0, runs[1] ?? 0],
    tails,
    show: textIn(of, 'show') ?? '',
    shows: number('shows'),
  };
}

function seasonOf(of: JsonObject | undefined): Season | null {
  const first = numbers(of, 'first');
  if (first.length === 0) return null;
  const second = numbers(of, 'second');
  const errors = three(numbers(of, 'errors'));
  return { first, second: second.length > 0 ? second : null, level: numberIn(of, 'level') ?? 0, errors };
}

function tailsOf(flat: readonly number[]): readonly Tail[] {
  const tails: Tail[] = [];
  for (let i = 0; i + 2 < flat.length; i += 3)
    tails.push({ t: flat[i] ?? 0, h: flat[i + 1] ?? 0, n: flat[i + 2] ?? 0 });
  return tails;
}

function numbers(of: JsonObject | undefined, name: string): readonly number[] {
  return listIn(of, name).filter((item) => typeof item === 'number');
}

function three(list: readonly number[]): readonly [number, number, number] {
  return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0];
}
