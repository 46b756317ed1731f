import type { Say, SayParam } from '../../domain/text.js';
import { ffmpegArgv, readSample, type Sample } from './ffmpeg-sample.js';
import { type CheckOutcome, couldNotRun, type Measure, measured } from './outcome.js';
import { type Ended, runProgram } from './program.js';
import type { CheckRunDeps } from './run-deps.js';
import type { StreamCheck } from './schema.js';
import { withoutUrl } from './stream-url.js';

const MAX_PRINTED = 2 * 1024 * 1024;
/** Where ffmpeg is looked for. */
const PROGRAMS = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';
/** ffmpeg gives way to the bot, and to whatever else the machine does. */
const NICE = 5;
/** Of the sample, this much must have come for it to be judged. */
const ENOUGH = 0.75;
/** Looks that the usual bitrate is the median of, and how many it takes to know one. */
const LEARNT_OF = 60;
const LEARNT_FROM = 5;
/** A share from which a fault of picture or sound is worth a word. */
const WORTH_A_WORD = 0.2;
const FPS_GRACE = 0.8;

/**
 * Plays a few seconds of a stream and looks at them. Yields `stream.up`, `stream.bitrate_kbps`, `stream.bitrate_ratio`
 * (to the usual; only while the picture moves, since a still one needs few bits by its nature), `stream.fps`,
 * `stream.frozen`, `stream.black`, `stream.silent` (shares of the sample) and, with `expect`, `stream.as_expected`.
 */
export async function runStream(
  check: StreamCheck,
  deps: Pick<CheckRunDeps, 'signal' | 'secretOf' | 'memory'>,
): Promise<CheckOutcome> {
  const url = check.url ?? deps.secretOf(check.urlEnv ?? '');
  if (url === undefined) return couldNotRun({ key: 'probe.stream-no-url', params: { name: check.urlEnv ?? '' } });
  if (!URL.canParse(url)) return couldNotRun({ key: 'probe.stream-bad-url', params: { name: check.urlEnv ?? 'url' } });
  const argv = ffmpegArgv(url, check.sampleMs, check.timeoutMs);
  const begun = performance.now();
  const ended = await runProgram({ argv, env: { PATH: PROGRAMS }, maxBytes: MAX_PRINTED, nice: NICE }, deps.signal);
  if (ended.by.type === 'not-started')
    return couldNotRun({ key: 'probe.stream-no-ffmpeg', params: { why: ended.by.code } });
  const sample = readSample(ended.stdout, ended.stderr);
  if (sample === null) return unseen(ended, url, performance.now() - begun);
  if (sample.seconds < (check.sampleMs / 1_000) * ENOUGH) {
    const params = { came: { ms: Math.round(sample.seconds * 1_000) }, wanted: { ms: check.sampleMs } };
    const key = ended.by.type === 'late' ? 'probe.stream-stalled' : 'probe.stream-ended';
    return measured({ key, params }, [{ name: 'stream.up', value: 0 }]);
  }
  return { ...judge(check, sample, deps.memory), raw: withoutUrl(ended.stderr, url) };
}

/** No packet came: whose fault is that? */
function unseen({ by, stderr }: Ended, url: string, ms: number): CheckOutcome {
  const down = [{ name: 'stream.up', value: 0 }];
  if (by.type === 'late')
    return measured({ key: 'probe.stream-silent', params: { after: { ms: Math.round(ms) } } }, down);
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const why = withoutUrl(lines.at(-1) ?? '–', url)
    .replace(/^\[[^\]]*\] */, '')
    .slice(0, 200);
  const said = { key: 'probe.stream-refused', params: { why } };
  // Names nobody knows and what this ffmpeg cannot do tell nothing of the stream.
  const ours = /Failed to resolve hostname|Protocol not found|not on whitelist|Option .* not found|Unrecognized option/;
  return ours.test(stderr) || by.type !== 'exit' ? couldNotRun(said) : measured(said, down);
}

function judge(check: StreamCheck, sample: Sample, memory: CheckRunDeps['memory']): CheckOutcome {
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
function unexpected({ expect }: StreamCheck, { video, audio, fps }: Sample): Say | null {
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
