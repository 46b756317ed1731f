import type { Action, ActionResult } from '../domain/action.js';
import { matchable } from '../domain/correlate/inhibit.js';
import { formatMatcher, matchesAll } from '../domain/matcher.js';
import type { Actor } from '../domain/person.js';
import type { Silence } from '../domain/silence.js';
import { hide, judgeAgain, silencesInForce } from './handle-signals.js';
import type { Turn } from './turn.js';

export function addSilence(turn: Turn, action: Extract<Action, { on: 'silence' }>, actor: Actor): ActionResult {
  if (action.until <= turn.now)
    return { result: 'refused', said: { key: 'silence.past', params: { until: { at: action.until } } } };
  // One that matches what has no labels at all would hide everything.
  if (action.matchers.length === 0 || matchesAll(action.matchers, {}))
    return { result: 'refused', said: { key: 'silence.empty' } };
  const silence: Silence = {
    id: turn.newSilenceId(),
    matchers: action.matchers,
    startsAt: turn.now,
    endsAt: action.until,
    reason: action.reason,
    by: actor.kind === 'person' ? actor.id : actor.part,
    endedAt: null,
  };
  turn.putSilence(silence);
  turn.setClock({ kind: 'silence', ref: silence.id, dueAt: silence.endsAt });
  turn.record(
    'silence',
    { id: silence.id, until: silence.endsAt, matchers: silence.matchers.map(formatMatcher), why: silence.reason },
    actor,
  );
  const hidden = hideFiring(turn);
  return {
    result: 'done',
    said: { key: 'silence.add', params: { id: silence.id, until: { at: silence.endsAt }, n: hidden } },
  };
}

export function endSilence(turn: Turn, id: string, actor: Actor): ActionResult {
  const silence = turn.live.silences.get(id);
  if (!silence) return { result: 'refused', said: { key: 'silence.unknown', params: { id } } };
  if (silence.endedAt !== null || silence.endsAt <= turn.now)
    return { result: 'noop', said: { key: 'silence.end.noop', params: { id } } };
  turn.putSilence({ ...silence, endedAt: turn.now });
  turn.record('silence-end', { id }, actor);
  releaseSilenced(turn, id);
  return { result: 'done', said: { key: 'silence.end', params: { id } } };
}

/** What fires now and is silenced from now on is hidden; how many alerts that is. */
export function hideFiring(turn: Turn): number {
  const silences = silencesInForce(turn.live, turn.now);
  let hidden = 0;
  for (const alert of [...turn.live.alerts.values()]) {
    if (alert.status !== 'firing' || alert.suppressed) continue;
    const silence = silences.find((s) => matchesAll(s.matchers, matchable(alert)));
    if (!silence) continue;
    hide(turn, { ...alert, suppressed: { by: 'silence', id: silence.id } });
    hidden++;
  }
  return hidden;
}

/** A silence or a maintenance window is over: what it hid and still fires warns. */
export function releaseSilenced(turn: Turn, id: string): void {
  turn.clearClock('silence', id);
  judgeAgain(
    turn,
    turn.live.hidden().filter((a) => a.suppressed?.by === 'silence' && a.suppressed.id === id),
  );
}
