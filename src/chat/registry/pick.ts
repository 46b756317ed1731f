import type { IncidentAction } from '../../domain/action.js';
import { type Incident, incidentName, type State } from '../../domain/incident.js';
import { LEVELS, type Level } from '../../domain/level.js';
import type { IncidentFilter, Reads } from '../../domain/reads.js';
import type { SayParam } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { joinedParam, levelWord } from '../../text/sentences.js';
import type { CommandContext, Reply } from '../registry.js';
import { typedMatcher } from './read-matcher.js';
import { carryOut, refused, shown, tell } from './reply.js';
import type { Filters, Incidents } from './values.js';

/** As many incidents as `all` acts on at once. */
const MOST_AT_ONCE = 200;

/** The filters as the store is asked; `states` stand where the person named none. */
export function asQuery(filters: Filters, states: readonly State[], limit: number): IncidentFilter {
  return {
    states: filters.states.length > 0 ? filters.states : states,
    ...(filters.levels.length > 0 ? { levels: filters.levels } : {}),
    ...(filters.match.length > 0 ? { match: filters.match } : {}),
    ...(filters.owner === null ? {} : { owner: filters.owner }),
    limit,
  };
}

/** Highest level first, then those nobody has, then the newest; at most `limit`. */
export async function worstFirst(read: Reads, query: IncidentFilter): Promise<readonly Incident[]> {
  const found: Incident[] = [];
  const wanted = (query.levels?.length ?? 0) > 0 ? (query.levels ?? []) : LEVELS;
  // Level by level, so that a limit never cuts off a red one for the sake of newer blue ones.
  for (const level of [...LEVELS].reverse().filter((each: Level) => wanted.includes(each))) {
    const left = query.limit - found.length;
    if (left <= 0) break;
    const here = await read.incidents({ ...query, levels: [level], limit: left });
    found.push(...[...here].sort(unansweredFirst));
  }
  return found;
}

function unansweredFirst(a: Incident, b: Incident): number {
  return Number(b.state === 'open') - Number(a.state === 'open') || b.id - a.id;
}

/** What a person narrowed by, in words; null where by nothing. */
export function filtersParam(filters: Filters, nameOf: (id: string) => string): SayParam | null {
  return joinedParam([
    ...filters.levels.map(levelWord),
    ...filters.states.map((state) => ({ say: sentence(`state.${state}`) })),
    ...filters.match.map(typedMatcher),
    ...(filters.owner === null ? [] : [`@${nameOf(filters.owner)}`]),
  ]);
}

/** Does the same to every incident meant. `states`: those that `all` stands for. */
export async function actOnEach(
  context: CommandContext,
  incidents: Incidents,
  states: readonly State[],
  action: IncidentAction,
): Promise<Reply> {
  const meant =
    'ids' in incidents
      ? incidents.ids
      : (await context.read.incidents(asQuery(incidents.all, states, MOST_AT_ONCE + 1))).map(({ id }) => id);
  if (meant.length === 0) return shown(context, sentence('reply.none'));
  const ids = 'ids' in incidents ? meant : meant.slice(0, MOST_AT_ONCE);
  const reply = await carryOut(
    context,
    ids.map((incident) => ({ on: 'incident', incident, action })),
  );
  if (!reply.ok || ids.length === meant.length) return reply;
  // First, where a long list cuts nothing off.
  const more = tell(context, sentence('reply.first', { n: ids.length }));
  return { ok: true, card: { ...reply.card, text: [more, ...reply.card.text] } };
}

/** The refusal for an incident there is none of. */
export function noSuch(id: number): Reply {
  return refused(sentence('incident.unknown', { inc: incidentName(id) }), 'list');
}
