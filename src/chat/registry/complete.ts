import { ACTIVE, incidentName } from '../../domain/incident.js';
import { LEVELS } from '../../domain/level.js';
import { isAhead } from '../../domain/oncall/asked-until.js';
import type { Reads } from '../../domain/reads.js';
import type { Command, Param } from '../registry.js';
import { findCommand, pathsOf } from './find-command.js';
import { plainWord } from './nearest.js';
import type { ParseContext } from './parse-context.js';
import { readParam } from './read-param.js';
import { roleOffers } from './role-words.js';
import { quote, type Token, tokenise } from './tokens.js';
import { isKeyword } from './words.js';

const MOST = 50;

/**
 * What may stand in place of the last, unfinished word of a line (an empty one after a space). `now` in ms.
 * At most 50, in the order they are best offered.
 */
export async function complete(
  commands: readonly Command[],
  typed: string,
  read: Reads,
  now: number,
): Promise<readonly string[]> {
  const line = typed.replace(/^\s*\/?risk\s+/iu, '').replace(/^\s*\//u, '');
  const tokens = tokenise(line);
  const last = /\s$/u.test(line) || line === '' ? undefined : tokens.at(-1);
  const before = last ? tokens.slice(0, -1) : tokens;
  const prefix = plainWord(last?.text ?? '');
  const offered = new Set<string>([
    ...pathWords(commands, before, prefix),
    ...(await paramWords(commands, line, before, read, now)),
  ]);
  return [...offered].filter((word) => plainWord(word).startsWith(prefix)).slice(0, MOST);
}

/** Words of paths; of other ways to type them only where a command's own does not begin so. */
function pathWords(commands: readonly Command[], before: readonly Token[], prefix: string): readonly string[] {
  const own: string[] = [];
  const others: string[] = [];
  for (const command of commands)
    for (const path of command.hidden ? [] : pathsOf(command)) {
      const next = path[before.length];
      const follows = before.every((token, i) => plainWord(token.text) === path[i]);
      if (next?.startsWith(prefix) && follows) (path === command.path ? own : others).push(next);
    }
  return own.length > 0 ? own : others;
}

async function paramWords(
  commands: readonly Command[],
  line: string,
  before: readonly Token[],
  read: Reads,
  now: number,
): Promise<readonly string[]> {
  const found = findCommand(commands, line, before);
  if (!found.command) return [];
  const context = { people: read.people(), me: null, shows: read.shows(), now, zone: read.settings.zone };
  const words: string[] = [];
  for (const param of nextParams(found.command, line, before.slice(found.took), context)) {
    words.push(...(await offers(param, commands, read, now)));
  }
  return words;
}

/** The parameters the next word may belong to: those up to the first that must be given. */
function nextParams(
  command: Command,
  line: string,
  tokens: readonly Token[],
  context: ParseContext,
): readonly (Param & { readonly begun?: boolean })[] {
  const next: (Param & { readonly begun?: boolean })[] = [];
  let at = 0;
  for (const param of command.params) {
    const token = tokens[at];
    const keyword = param.keyword !== undefined && token !== undefined && isKeyword(token.text, param.keyword);
    if (keyword) at++;
    const [first, ...others] = tokens.slice(at);
    if (!first) {
      next.push({ ...param, begun: keyword });
      if (!param.optional) return next;
      continue;
    }
    const taken = readParam(param, { line, tokens: [first, ...others] }, context);
    if ('took' in taken) {
      at += taken.took;
      // More of a list may follow.
      if (at >= tokens.length && ['incidents', 'filters', 'matchers', 'labels'].includes(param.kind)) next.push(param);
    }
  }
  return next;
}

async function offers(
  param: Param & { readonly begun?: boolean },
  commands: readonly Command[],
  read: Reads,
  now: number,
): Promise<readonly string[]> {
  if (param.keyword !== undefined && !param.begun) return [param.keyword];
  switch (param.kind) {
    case 'incident':
    case 'incidents': {
      const active = await read.incidents({ states: ACTIVE, limit: MOST });
      const names = active.map((incident) => incidentName(incident.id));
      return param.kind === 'incidents' ? [...names, 'all'] : names;
    }
    case 'person':
      return ['@me', ...read.settings.people.map((person) => `@${person.id}`)];
    case 'level':
      return LEVELS;
    case 'filters':
      return [...LEVELS, ...pairs(read), 'owner=me'];
    case 'matchers':
    case 'labels':
      return pairs(read);
    case 'duration':
      return ['30m', '1h', '2h', '1d', 'until'];
    case 'range':
      return ['for', 'until', 'tomorrow', 'tonight'];
    case 'time':
      return ['now', '+30m', 'tomorrow'];
    case 'choice':
      return param.choices ?? [];
    case 'word':
    case 'number':
    case 'rest':
      return known(param, commands, read, now);
  }
}

function pairs(read: Reads): readonly string[] {
  const labels = new Set<string>();
  for (const rule of read.settings.rules) for (const label of rule.by) if (label !== 'subject') labels.add(`${label}=`);
  return [...read.shows().shows.map((show) => `show=${quote(show.id)}`), ...labels];
}

async function known(param: Param, commands: readonly Command[], read: Reads, now: number): Promise<readonly string[]> {
  switch (param.completes) {
    case undefined:
      return [];
    case 'incident':
      return (await read.incidents({ states: ACTIVE, limit: MOST })).map((incident) => incidentName(incident.id));
    case 'person':
      return read.settings.people.map((person) => `@${person.id}`);
    case 'show':
      return read.shows().shows.map((show) => show.id);
    case 'check':
      return (await read.checks()).map((check) => check.id);
    case 'rule':
      return read.settings.rules.map((rule) => rule.id);
    case 'resource':
      return read.settings.resources.map((resource) => resource.id);
    case 'request':
      return (await read.requests(null, MOST)).filter(({ state }) => state === 'waiting').map(({ id }) => id);
    case 'silence':
      return (await read.silences(now)).map((silence) => silence.id);
    case 'role':
      return roleOffers(LEVELS.flatMap((level) => read.settings.levels[level].roles.map(({ role }) => role)));
    case 'clock':
      return read.settings.namedClocks.map((clock) => clock.id);
    case 'schedule':
      return read.duty().schedules.map((schedule) => schedule.id);
    case 'duty-change':
      return read
        .duty()
        .context.changes.filter((change) => isAhead(change, now))
        .map((change) => change.id);
    case 'command':
      return commands.filter((command) => !command.hidden).map((command) => command.path.join(' '));
  }
}
