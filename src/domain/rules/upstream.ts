import type { JsonObject } from '../json.js';
import type { Level } from '../level.js';
import type { UpstreamCase, UpstreamRule } from '../rule.js';
import type { ShowBook } from '../show-book.js';
import type { AlertSignal, Labels } from '../signal.js';
import type { Say } from '../text.js';
import { caseInForce, whyForce } from './elastic.js';
import { numberIn, objectOf, textIn } from './inner.js';
import { nextTurn } from './next-turn.js';
import { type Judge, LATE_MS, type Reading, standing, type Waking } from './reading.js';

/** A sender's own alert: its word for how bad it is gives the level, its "resolved" clears it. */
export function upstreamJudge(rule: UpstreamRule): Judge {
  const staleMs = rule.staleMs ?? null;
  const turns = (rule.elastic ?? NO_CASES).some(
    ({ when }) => when.scene !== undefined || when.phase !== undefined || when.promotion !== undefined,
  );
  const wakeAt = (seen: number, shows: ShowBook, labels: Labels, now: number): number | null => {
    const turn = turns ? nextTurn(shows, labels, now) : null;
    if (staleMs === null) return turn;
    return turn === null ? seen + staleMs : Math.min(turn, seen + staleMs);
  };
  return {
    observe({ signal, at, now, shows, newestAt }, state) {
      if (signal.kind !== 'alert') return null;
      const newest = numberIn(objectOf(state?.inner), 'at') ?? newestAt;
      if (newest !== undefined && at < newest) return null;
      const mapped = signal.status === 'resolved' ? OVER : levelFor(rule, signal.level, shows, signal.labels, at);
      const { level } = mapped;
      if (level === null && state === undefined) return null;
      return {
        level,
        at,
        inner: state && at === newest && !turns ? state.inner : memory(at, signal, turns && level !== null),
        figures: {},
        reasons: () => reasonsOf(signal, mapped),
        wakeAt: level === null ? null : wakeAt(at, shows, signal.labels, now),
        keepUntil: now + LATE_MS,
      };
    },
    wake(waking) {
      const stands = standing(waking);
      if (stands.level === null) return stands;
      const { state, now, shows, labels, head } = waking;
      const inner = objectOf(state.inner);
      const seen = Math.max(numberIn(inner, 'at') ?? now, head?.at ?? 0);
      if (staleMs === null || now < seen + staleMs) {
        const later = { ...stands, wakeAt: wakeAt(seen, shows, labels, now) };
        const word = textIn(inner, 'word');
        return word === undefined ? later : turned(rule, later, word, waking);
      }
      return {
        level: null,
        at: now,
        inner: state.inner,
        figures: {},
        reasons: () => [
          { key: 'why.upstream.stale', params: { source: sourceOf(state.last.signals), stale: { ms: staleMs } } },
        ],
        wakeAt: null,
        keepUntil: now + LATE_MS,
      };
    },
  };
}

interface Mapped {
  readonly level: Level | null;
  /** Does a map name the sender's word? */
  readonly named: boolean;
  readonly force: Say | null;
}
const OVER: Mapped = { level: null, named: false, force: null };

function levelFor(rule: UpstreamRule, said: string | undefined, shows: ShowBook, labels: Labels, at: number): Mapped {
  const { elastic, scenery } = caseInForce(rule.elastic ?? NO_CASES, shows, labels, at);
  const force = elastic ? whyForce({ elastic, scenery }) : null;
  const word = said?.toLowerCase();
  const named = (map: UpstreamRule['map']) => word !== undefined && Object.hasOwn(map, word);
  if (word !== undefined && elastic && named(elastic.map))
    return { level: elastic.map[word] ?? null, named: true, force };
  if (word !== undefined && named(rule.map)) return { level: rule.map[word] ?? null, named: true, force };
  const level = elastic?.otherwise !== undefined ? elastic.otherwise : rule.otherwise;
  return { level, named: false, force };
}
const NO_CASES: readonly UpstreamCase[] = [];

/** What the sender said, where the calendar may make something else of it later; empty: it gave no word. */
function memory(at: number, { level }: AlertSignal, keep: boolean): JsonObject {
  return keep ? { at, word: level?.slice(0, WORD_CHARS) ?? '' } : { at };
}
const WORD_CHARS = 100;

/** The show or a promotion may have begun or ended meanwhile: the same word counts otherwise. */
function turned(rule: UpstreamRule, stands: Reading, word: string, { state, now, shows, labels }: Waking): Reading {
  const { level, named, force } = levelFor(rule, word === '' ? undefined : word, shows, labels, now);
  if (level === stands.level) return stands;
  const of = (key: string) => state.last.reasons.filter((reason) => reason.key === key);
  const how: Say = {
    key: named ? 'why.upstream.map' : 'why.upstream.otherwise',
    params: { word, level: level ?? 'none' },
  };
  const reasons = () => [...of('why.upstream.firing'), how, ...(force ? [force] : []), ...of('why.upstream.text')];
  return { ...stands, level, reasons, stands: false };
}

/** A card shows the first reason alone, so that is where the sender's explanation begins; the whole follows in `why`. */
const SAID = 300;
const EXPLAINED = 500;

function reasonsOf(signal: AlertSignal, { level, named, force }: Mapped): readonly Say[] {
  const text = signal.text?.trim() ?? '';
  const params = {
    source: signal.source,
    title: signal.title ?? signal.name,
    word: signal.level ?? '',
    level: level ?? 'none',
  };
  const reasons: Say[] = [];
  if (signal.status === 'resolved') reasons.push({ key: 'why.upstream.resolved', params });
  else {
    const whole = text.length <= SAID;
    const explained = { ...params, text: whole ? text : `${text.slice(0, SAID - 1)}…` };
    reasons.push(
      text === '' ? { key: 'why.upstream.firing', params } : { key: 'why.upstream.explained', params: explained },
    );
    reasons.push({ key: named ? 'why.upstream.map' : 'why.upstream.otherwise', params });
    if (force) reasons.push(force);
    if (whole) return reasons;
  }
  if (text !== '') reasons.push({ key: 'why.upstream.text', params: { text: text.slice(0, EXPLAINED) } });
  return reasons;
}

/** `source` of the newest `source/id`. */
function sourceOf(signals: readonly string[]): string {
  const newest = signals.at(-1) ?? '';
  const slash = newest.indexOf('/');
  return slash < 0 ? newest : newest.slice(0, slash);
}
