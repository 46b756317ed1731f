import type { Say, SayParam } from '../../domain/text.js';
import type { Sample } from './ffmpeg-sample.js';
import { type CheckOutcome, type Measure, measured } from './outcome.js';
import type { CheckMemory } from './run-deps.js';
import type { StreamCheck } from './schema.js';

/** Looks that the usual bitrate is the median of, and how many it takes to know one. */
const LEARNT_OF = 60;
const LEARNT_FROM = 5;
/** A share from which a fault of picture or sound is worth a word. */
const WORTH_A_WORD = 0.2;
const FPS_GRACE = 0.8;

/** What a sample says: its figures, and what is wrong with it in words. Remembers its bitrate in `memory`. */
export function judgeSample(
  check: Pick<StreamCheck, 'expect' | 'usualKbps'>,
  sample: Sample,
  memory: Pick<CheckMemory, 'bitrates'>,
): CheckOutcome {
  const { frozen, black } = sample;
  const silent = sample.audio ? sample.silent : check.expect.audio === 'none' ? null : 1;
  const measures: Measure[] = [
    { name: 'stream.up', value: 1 },
    { name: 'stream.bitrate_kbps', value: sample.kbps, unit: 'kbit/s' },
  ];
  const add = (name: string, value: number | null, unit?: string) => {
    if (value !== null) measures.push({ name, value, ...(unit === undefined ? {} : { unit }) });
  };
  add('stream.fps', sample.video ? sample.fps : null);
  add('stream.frozen', frozen, 'ratio');
  add('stream.black', black, 'ratio');
  add('stream.silent', silent, 'ratio');
  const troubles: Say[] = [];
  const worth = (key: string, value: number | null) => {
    if (value !== null && value >= WORTH_A_WORD) troubles.push({ key, params: { share: { ratio: value } } });
  };
  worth('probe.stream-black', black);
  worth('probe.stream-frozen', frozen);
  if (sample.audio) worth('probe.stream-no-sound', silent);
  else if (silent !== null) troubles.push({ key: 'probe.stream-no-track' });
  const moves = (frozen ?? 0) + (black ?? 0) < WORTH_A_WORD;
  const usual = check.usualKbps ?? usualOf(memory.bitrates ?? []);
  if (moves) {
    memory.bitrates = [...(memory.bitrates ?? []), sample.kbps].slice(-LEARNT_OF);
    if (usual !== null && usual > 0) {
      const ratio = Math.round((sample.kbps / usual) * 100) / 100;
      add('stream.bitrate_ratio', ratio, 'ratio');
      const params = { kbps: sample.kbps, usual: Math.round(usual), share: { ratio } };
      if (ratio < 1 - WORTH_A_WORD) troubles.push({ key: 'probe.stream-thin', params });
    }
  }
  if (Object.keys(check.expect).length > 0) {
    const other = unexpected(check, sample);
    add('stream.as_expected', other ? 0 : 1);
    if (other) troubles.push(other);
  }
  return measured(summary(sample, troubles), measures);
}

function summary(sample: Sample, troubles: readonly Say[]): Say {
  const params: Record<string, SayParam> = {
    picture: sample.video ? `${sample.video.width}×${sample.video.height} ${sample.video.codec}` : '–',
    sound: sample.audio?.codec ?? '–',
    fps: sample.fps,
    kbps: sample.kbps,
  };
  const [first, ...more] = troubles;
  if (!first) return { key: 'probe.stream-well', params };
  const all = more.reduce<Say>(
    (a, b) => ({ key: 'probe.stream-both', params: { a: { say: a }, b: { say: b } } }),
    first,
  );
  return { key: 'probe.stream-trouble', params: { ...params, trouble: { say: all } } };
}

/** The first thing that is not as the entry says; null where all is. */
function unexpected({ expect }: Pick<StreamCheck, 'expect'>, { video, audio, fps }: Sample): Say | null {
  const pairs: readonly (readonly [string, string | number | undefined, string | number])[] = [
    ['video', expect.video, video?.codec ?? 'none'],
    ['audio', expect.audio, audio?.codec ?? 'none'],
    ['width', expect.width, video?.width ?? 0],
    ['height', expect.height, video?.height ?? 0],
  ];
  const other = pairs.find(([, wanted, is]) => wanted !== undefined && wanted !== is);
  if (other)
    return { key: 'probe.stream-other', params: { what: other[0], wanted: String(other[1]), is: String(other[2]) } };
  if (expect.fps !== undefined && fps < expect.fps * FPS_GRACE)
    return { key: 'probe.stream-other', params: { what: 'fps', wanted: String(expect.fps), is: String(fps) } };
  return null;
}

/** The median of what was seen; null before there was enough of it. */
function usualOf(seen: readonly number[]): number | null {
  if (seen.length < LEARNT_FROM) return null;
  return seen.toSorted((a, b) => a - b)[Math.floor(seen.length / 2)] ?? null;
}
