import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { objectAt, textAt } from '../json.js';
import { optionsOf } from '../render/controls.js';
import type { Team } from '../state/team.js';

/** What a person chose, as Slack puts it into state and actions. `offered` are the options of an external menu. */
export function chosenValue(
  team: Team,
  element: JsonObject,
  said: string | readonly string[] | null,
  offered: readonly JsonObject[] = optionsOf(element),
): Json {
  const type = textAt(element, 'type');
  const many = typeof said === 'string' ? [said] : (said ?? []);
  const one = many[0] ?? null;
  if (type === 'checkboxes' || (type.startsWith('multi_') && /(static|external)_select$/.test(type)))
    return many.map((entry) => pick(offered, entry));
  if (/^(static|external)_select$|^radio_buttons$|^overflow$/.test(type))
    return one === null ? null : pick(offered, one);
  if (type === 'users_select') return one === null ? null : userId(team, one);
  if (type === 'multi_users_select') return many.map((entry) => userId(team, entry));
  if (/^(channels|conversations)_select$/.test(type)) return one === null ? null : channelId(team, one);
  if (/^multi_(channels|conversations)_select$/.test(type)) return many.map((entry) => channelId(team, entry));
  if (type === 'datetimepicker') return one === null ? null : Number(one);
  return one === '' ? null : one;
}

function pick(offered: readonly JsonObject[], wanted: string): JsonObject {
  const label = (option: JsonObject) => textAt(objectAt(option, 'text') ?? undefined, 'text');
  const found =
    offered.find((option) => label(option) === wanted || option.value === wanted) ??
    offered.find((option) => label(option).toLowerCase().startsWith(wanted.toLowerCase()));
  if (found) return found;
  throw new Error(
    `no option "${wanted}"; there is ${offered.map((option) => `"${label(option)}"`).join(', ') || 'none'}`,
  );
}

function userId(team: Team, wanted: string): string {
  const user = team.users.get(wanted) ?? [...team.users.values()].find((entry) => `@${entry.name}` === wanted);
  if (user) return user.id;
  throw new Error(`no user ${wanted} to choose; there is ${[...team.users.keys()].join(', ')}`);
}

function channelId(team: Team, wanted: string): string {
  const channel = team.channels.get(wanted) ?? [...team.channels.values()].find((entry) => `#${entry.name}` === wanted);
  if (channel) return channel.id;
  throw new Error(`no channel ${wanted} to choose`);
}
