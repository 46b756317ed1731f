import { ffmpegArgv } from './ffmpeg-argv.js';
import { readSample } from './ffmpeg-sample.js';
import { type CheckOutcome, couldNotRun, measured } from './outcome.js';
import { type Ended, runProgram } from './program.js';
import type { CheckRunDeps } from './run-deps.js';
import type { StreamCheck } from './schema.js';
import { isStreamUrl, withoutUrl } from './stream-url.js';
import { judgeSample } from './stream-verdict.js';

const MAX_PRINTED = 2 * 1024 * 1024;
/** Where ffmpeg is looked for. */
const PROGRAMS = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';
/** ffmpeg gives way to the bot, and to whatever else the machine does. */
const NICE = 5;
/** Of the sample, this much must have come for it to be judged. */
const ENOUGH = 0.75;

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
  if (!isStreamUrl(url)) return couldNotRun({ key: 'probe.stream-bad-url', params: { name: check.urlEnv ?? 'url' } });
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
  return { ...judgeSample(check, sample, deps.memory), raw: withoutUrl(ended.stderr, url) };
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
