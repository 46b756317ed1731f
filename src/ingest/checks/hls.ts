import { fetchText, type Unanswered } from './fetch-text.js';
import { type Freshness, freshnessOf } from './freshness.js';
import { headersOf } from './headers.js';
import { type CheckOutcome, couldNotRun, type Measure, measured } from './outcome.js';
import { type Playlist, readPlaylist } from './playlist.js';
import type { CheckRunDeps, StreamPosition } from './run-deps.js';
import type { HlsCheck } from './schema.js';

/** More variants than this are not looked at; no ladder has so many rungs. */
const VARIANTS = 12;
type Media = Extract<Playlist, { kind: 'media' }>;

/**
 * Looks at an HLS stream: playlist there, variants there, newest segment moving. Yields `stream.up`,
 * `stream.segment_age_s` and `stream.variants` (how many can be played).
 */
export async function runHls(check: HlsCheck, deps: CheckRunDeps): Promise<CheckOutcome> {
  const headers = headersOf(check, deps.secretOf);
  if (!headers.ok) return couldNotRun(headers.said);
  const load = (url: string) =>
    loadPlaylist(url, new URL(url).origin === new URL(check.url).origin ? headers.headers : {}, deps);
  const first = await load(check.url);
  if (!first.ok) return first.of === 'check' ? couldNotRun(first.said) : measured(first.said, [up(0)]);
  const media =
    first.playlist.kind === 'master'
      ? await loadVariants(first.playlist.variants, load)
      : only(first.url, first.playlist);
  const counted: Measure = { name: 'stream.variants', value: media.size };
  if (media.size === 0) {
    const of = first.playlist.kind === 'master' ? first.playlist.variants.length : 0;
    return measured({ key: of > 0 ? 'probe.no-variant' : 'probe.no-segment', params: { n: of } }, [up(0), counted]);
  }
  const live = [...media].filter(([, one]) => !one.over);
  if (live.length === 0) return measured({ key: 'probe.stream-over' }, [up(0), counted]);
  return judge(check, live, counted, deps);
}

/** A stream is as fresh as the freshest of its variants: viewers are switched to what plays. */
function judge(
  check: HlsCheck,
  live: readonly (readonly [string, Media])[],
  counted: Measure,
  deps: CheckRunDeps,
): CheckOutcome {
  const now = deps.now();
  const positions = new Map<string, StreamPosition>();
  const looks: Freshness[] = [];
  for (const [url, media] of live) {
    const look = freshnessOf(media, deps.memory.streams.get(url), now, check.staleAfterTargets);
    positions.set(url, look.position);
    looks.push(look);
  }
  deps.memory.streams = positions;
  const ages = looks.flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
  const ageMs = ages.length === 0 ? null : Math.min(...ages);
  const measures: Measure[] = [counted];
  if (ageMs !== null) measures.push({ name: 'stream.segment_age_s', value: Math.round(ageMs / 100) / 10, unit: 's' });
  const params = { age: { ms: ageMs ?? 0 }, n: counted.value };
  if (looks.some(({ fresh }) => fresh === true))
    return measured({ key: 'probe.stream-up', params }, [up(1), ...measures]);
  // Nothing is said of up or down before there was a second look: a restart must neither raise nor clear a warning.
  if (looks.some(({ fresh }) => fresh === null)) return measured({ key: 'probe.stream-first', params }, measures);
  const stillMs = Math.min(...looks.map(({ position }) => now - position.seenAt));
  return measured({ key: 'probe.stream-still', params: { ...params, since: { ms: stillMs } } }, [up(0), ...measures]);
}

function up(value: 0 | 1): Measure {
  return { name: 'stream.up', value };
}

type Loaded = { readonly ok: true; readonly url: string; readonly playlist: Playlist } | Unanswered;

async function loadPlaylist(
  url: string,
  headers: Readonly<Record<string, string>>,
  deps: CheckRunDeps,
): Promise<Loaded> {
  const answer = await fetchText({ url, method: 'GET', headers, body: null }, deps);
  if (!answer.ok) return answer;
  if (answer.status !== 200) {
    const params = { status: String(answer.status), wanted: '200' };
    return { ok: false, of: 'target', said: { key: 'probe.status', params } };
  }
  const playlist = readPlaylist(answer.text, answer.url);
  if (playlist) return { ok: true, url: answer.url, playlist };
  return { ok: false, of: 'target', said: { key: 'probe.not-playlist', params: { type: answer.contentType || '–' } } };
}

async function loadVariants(
  urls: readonly string[],
  load: (url: string) => Promise<Loaded>,
): Promise<ReadonlyMap<string, Media>> {
  const loaded = await Promise.all(urls.slice(0, VARIANTS).map(async (url) => [url, await load(url)] as const));
  return new Map(
    loaded.flatMap(([url, one]) => (one.ok && one.playlist.kind === 'media' ? [[url, one.playlist]] : [])),
  );
}

function only(url: string, playlist: Playlist): ReadonlyMap<string, Media> {
  return new Map(playlist.kind === 'media' ? [[url, playlist]] : []);
}
