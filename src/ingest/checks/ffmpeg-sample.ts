import { lengthOf, type Span, without } from './spans.js';

/** Nothing for this long between two pictures, or two pieces of sound, is a gap; seconds. */
const GAP_S = 1;

/** What a few seconds of a stream were like. */
export interface Sample {
  readonly video: { readonly codec: string; readonly width: number; readonly height: number } | null;
  readonly audio: { readonly codec: string } | null;
  /** How much came, seconds of stream. */
  readonly seconds: number;
  readonly kbps: number;
  readonly fps: number;
  /** Shares of the sample, 0 to 1; null where nothing could be seen or heard. A black picture does not count as frozen. */
  readonly frozen: number | null;
  readonly black: number | null;
  readonly silent: number | null;
}

interface Track {
  type: string;
  codec: string;
  width: number;
  height: number;
  tick: number;
  bytes: number;
  /** When each packet came, and the end of the last; seconds. */
  readonly at: number[];
  end: number;
}

/** Reads what ffmpeg printed; null where no packet came. */
export function readSample(stdout: string, stderr: string): Sample | null {
  const tracks = readTracks(stdout);
  const [video, audio] = ['video', 'audio'].map((type) => tracks.find((track) => track.type === type) ?? null);
  const ends = tracks.filter((track) => track.at.length > 0).map(({ end }) => end);
  if (ends.length === 0) return null;
  const end = Math.max(...ends);
  const begin = Math.min(...tracks.flatMap(({ at }) => at.slice(0, 1)));
  const seconds = Math.max(0.001, end - begin);
  const bytes = tracks.reduce((sum, track) => sum + track.bytes, 0);
  const seen = pictures(video ?? null, end, stderr);
  return {
    video: video ? { codec: video.codec, width: video.width, height: video.height } : null,
    audio: audio ? { codec: audio.codec } : null,
    seconds,
    kbps: Math.round((bytes * 8) / 1_000 / seconds),
    fps: video ? fpsOf(video, end) : 0,
    ...seen,
    silent: audio
      ? share([...spansOf(stderr, 'silencedetect', 'silence', end), ...gapsOf(audio, begin, end)], begin, end)
      : null,
  };
}

function pictures(video: Track | null, end: number, stderr: string): Pick<Sample, 'frozen' | 'black'> {
  if (!video) return { frozen: null, black: null };
  const [first] = [...stderr.matchAll(/^\[Parsed_showinfo\S* @ \S+\] n: *\d+ .*?\bpts_time:(-?[\d.]+)/gm)];
  // Of what comes before the first picture that can be shown, nothing is known but whether it came.
  const from = first ? Number(first[1]) : null;
  const since = from ?? video.at[0] ?? 0;
  const gaps = gapsOf(video, since, end);
  if (from === null)
    return { frozen: gaps.length > 0 || video.at.length === 0 ? share(gaps, since, end) || 1 : null, black: null };
  const black = spansOf(stderr, 'blackdetect', 'black', end);
  const still = [...spansOf(stderr, 'freezedetect', 'lavfi.freezedetect.freeze', end), ...gaps];
  return { frozen: share(without(still, black), from, end), black: share(black, from, end) };
}

function share(spans: readonly Span[], from: number, to: number): number {
  const within = spans.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }));
  return to <= from
    ? 0
    : Math.round((lengthOf(within.filter((span) => span.to > span.from)) / (to - from)) * 100) / 100;
}

/** `…_start: 1.2` and, if it ended, `…_end: 3.4` of one filter; what did not end lasts until `end`. */
function spansOf(stderr: string, filter: string, word: string, end: number): readonly Span[] {
  const mark = new RegExp(`${word.replaceAll('.', '\\.')}_(start|end): ?(-?[\\d.]+)`, 'g');
  const spans: Span[] = [];
  let from: number | null = null;
  for (const line of stderr.split('\n')) {
    if (!line.startsWith(`[${filter} @ `)) continue;
    for (const [, edge, at] of line.matchAll(mark)) {
      if (edge === 'start') from = Number(at);
      else if (from !== null) {
        spans.push({ from, to: Number(at) });
        from = null;
      }
    }
  }
  return from === null ? spans : [...spans, { from, to: end }];
}

function gapsOf(track: Track, from: number, to: number): readonly Span[] {
  const marks = [from, ...track.at.filter((at) => at > from).toSorted((a, b) => a - b), to];
  return marks.flatMap((at, i) => {
    const next = marks[i + 1];
    return next !== undefined && next - at > GAP_S ? [{ from: at, to: next }] : [];
  });
}

function fpsOf({ at }: Track, end: number): number {
  const [first] = at;
  return first === undefined || end <= first ? 0 : Math.round((at.length / (end - first)) * 10) / 10;
}

/** `#name i: value` describes a track, `i, dts, pts, duration, size, checksum` is a packet of it. */
function readTracks(stdout: string): readonly Track[] {
  const tracks = new Map<number, Track>();
  const track = (i: number): Track => {
    const known = tracks.get(i);
    if (known) return known;
    const fresh: Track = { type: '', codec: '', width: 0, height: 0, tick: 0.001, bytes: 0, at: [], end: 0 };
    tracks.set(i, fresh);
    return fresh;
  };
  for (const line of stdout.split('\n')) {
    const told = /^#(\w+) (\d+): (.+)$/.exec(line);
    if (told) describe(track(Number(told[2])), told[1] ?? '', told[3] ?? '');
    const packet = /^(\d+), *(-?\d+), *-?\d+, *(\d+), *(\d+),/.exec(line);
    if (!packet) continue;
    const one = track(Number(packet[1]));
    const at = Number(packet[2]) * one.tick;
    one.at.push(at);
    one.bytes += Number(packet[4]);
    one.end = Math.max(one.end, at + Number(packet[3]) * one.tick);
  }
  return [...tracks.values()];
}

function describe(track: Track, name: string, value: string): void {
  if (name === 'media_type') track.type = value;
  if (name === 'codec_id') track.codec = value;
  if (name === 'tb') {
    const [part = 1, whole = 1_000] = value.split('/').map(Number);
    track.tick = part / whole;
  }
  if (name === 'dimensions') [track.width = 0, track.height = 0] = value.split('x').map(Number);
}
