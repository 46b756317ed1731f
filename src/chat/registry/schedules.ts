import type { Schedule } from '../../domain/oncall/schedule.js';
import type { Reads } from '../../domain/reads.js';
import { sentence } from '../../text/catalogue.js';
import type { Reply } from '../registry.js';
import { nearest, plainWord } from './nearest.js';
import { refused } from './reply.js';

/** Schedules by id or name, or those of a team by its id or name; a refusal with the nearest where there are none. */
export function schedulesNamed(typed: string, read: Reads): readonly Schedule[] | Extract<Reply, { ok: false }> {
  const { schedules } = read.duty();
  const word = plainWord(typed).replace(/^[#@]/u, '');
  const isIt = (names: readonly string[]): boolean => names.some((name) => plainWord(name) === word);
  const named = schedules.filter(({ id, name }) => isIt([id, name.en, name['zh-CN']]));
  if (named.length > 0) return named;
  const team = read.settings.teams.find(({ id, name }) => isIt([id, name]));
  const its = team ? schedules.filter((schedule) => schedule.team === team.id) : [];
  if (its.length > 0) return its;
  if (schedules.length === 0) return no(sentence('oncall.none-configured'));
  const ids = schedules.map(({ id }) => id).join(', ');
  if (team) return no(sentence('oncall.no-schedule.team', { team: team.name, schedules: ids }), 'oncall');
  const near = nearest(typed, [...schedules.map(({ id }) => id), ...read.settings.teams.map(({ id }) => id)]);
  if (near !== null) return no(sentence('oncall.no-schedule.near', { typed, near }), `oncall ${near}`);
  return no(sentence('oncall.no-schedule', { typed, schedules: ids }), 'oncall');
}

function no(...said: Parameters<typeof refused>): Extract<Reply, { ok: false }> {
  const reply = refused(...said);
  if (reply.ok) throw new Error('a refusal is never a card');
  return reply;
}

/** The id of the one schedule a word names; undefined where none was typed. */
export function scheduleIdOf(
  typed: string | undefined,
  read: Reads,
): { readonly id: string | null } | Extract<Reply, { ok: false }> {
  if (typed === undefined) return { id: null };
  const named = schedulesNamed(typed, read);
  if ('ok' in named) return named;
  const [one, ...others] = named;
  if (one && others.length === 0) return { id: one.id };
  return no(sentence('oncall.which-schedule', { schedules: named.map(({ id }) => id).join(', ') }));
}
