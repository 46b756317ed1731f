import type { ActionResult } from '../domain/action.js';
import type { Actor } from '../domain/person.js';
import type { Show } from '../domain/show.js';
import type { Say } from '../domain/text.js';
import { soldSay, stoppedSay, tellOfShow } from './handle-vetoes.js';
import type { Turn } from './turn.js';

/** A show enters the calendar, or its entry is replaced. */
export function putShow(turn: Turn, show: Show, actor: Actor): ActionResult {
  if (show.end <= show.start) return { result: 'refused', said: { key: 'show.order', params: { id: show.id } } };
  const before = turn.live.shows.get(show.id);
  keep(turn, show, actor);
  tellOfShow(turn, show, before, actor);
  return warned(turn, show, done('show.put', { id: show.id, start: { at: show.start }, end: { at: show.end } }));
}

export function startShow(turn: Turn, id: string, actor: Actor): ActionResult {
  const show = turn.live.shows.get(id);
  if (!show) return unknown(id);
  if (show.start <= turn.now && turn.now < show.end)
    return { result: 'noop', said: { key: 'show.start.noop', params: { id } } };
  const stopped = stoppedSay(turn.live, show);
  if (stopped) return { result: 'refused', said: stopped };
  keep(turn, { ...show, start: turn.now, end: turn.now + (show.end - show.start) }, actor);
  return warned(turn, show, done('show.start', { id }));
}

export function endShow(turn: Turn, id: string, actor: Actor): ActionResult {
  const show = turn.live.shows.get(id);
  if (!show) return unknown(id);
  if (show.end <= turn.now) return { result: 'noop', said: { key: 'show.end.noop', params: { id } } };
  keep(turn, { ...show, start: Math.min(show.start, turn.now - 1), end: turn.now }, actor);
  return done('show.end', { id });
}

/** The whole show moves; it stays as long as it was. */
export function moveShow(turn: Turn, id: string, start: number, actor: Actor): ActionResult {
  const show = turn.live.shows.get(id);
  if (!show) return unknown(id);
  keep(turn, { ...show, start, end: start + (show.end - show.start) }, actor);
  return done('show.move', { id, start: { at: start } });
}

function keep(turn: Turn, show: Show, actor: Actor): void {
  turn.putShow(show);
  turn.arrange.dutyMoved = true;
  turn.record('show', { id: show.id, start: show.start, end: show.end, scene: show.scene }, actor);
}
function done(key: string, params: Say['params']): ActionResult {
  return { result: 'done', said: { key, params: params ?? {} } };
}
/** Done, with a warning where it sells what is vetoed. */
function warned({ live }: Turn, show: Show, result: ActionResult): ActionResult {
  const warning = stoppedSay(live, show) ?? soldSay(live, show);
  if (!warning) return result;
  return { ...result, said: { key: 'veto.warned', params: { said: { say: result.said }, warning: { say: warning } } } };
}
function unknown(id: string): ActionResult {
  return { result: 'refused', said: { key: 'show.unknown', params: { id } } };
}
