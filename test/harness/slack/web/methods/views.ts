import type { JsonObject } from '../../../../../src/domain/json.js';
import { asObject } from '../../json.js';
import { changeView, newView, readView } from '../../state/views.js';
import type { Call, Method } from '../call.js';
import { showView } from '../show.js';
import { refused, SlackError } from '../slack-error.js';

const STACK = 3;

function viewArgument(call: Call): JsonObject {
  const view = asObject(call.args.json('view', 'invalid_json'));
  if (view === null) throw refused('invalid_arguments', ['must provide an object [json-pointer:/view]']);
  return view;
}

const answer = (call: Call, view: Parameters<typeof showView>[2]): JsonObject => ({
  view: showView(call.world.app, call.team, view),
});

/** views.open, views.push, views.update, views.publish. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    scope: null,
    tier: 4,
    handle: (call) => {
      const { world, team, triggers } = call;
      const trigger = triggers.look(call.args.text('trigger_id'), team.id);
      const body = readView(team, viewArgument(call), 'modal', null);
      triggers.exchange(trigger);
      const view = newView(world, team, trigger.user, body, 'modal', { triggerId: trigger.id });
      team.stacks.set(trigger.user, [view]);
      return answer(call, view);
    },
  },
  'views.push': {
    scope: null,
    tier: 4,
    handle: (call) => {
      const { world, team, triggers } = call;
      const trigger = triggers.look(call.args.text('trigger_id'), team.id);
      const stack = team.stacks.get(trigger.user) ?? [];
      if (stack.length >= STACK) throw new SlackError('push_limit_reached');
      const top = stack.at(-1);
      if (!top || !trigger.fromModal) throw new SlackError('not_found');
      const body = readView(team, viewArgument(call), 'modal', null);
      triggers.exchange(trigger);
      const view = newView(world, team, trigger.user, body, 'modal', { triggerId: trigger.id, under: top });
      stack.push(view);
      return answer(call, view);
    },
  },
  'views.update': {
    scope: null,
    tier: 4,
    handle: (call) => {
      const { world, team, args } = call;
      const externalId = args.text('external_id');
      const view =
        team.views.get(args.text('view_id') ?? '') ??
        (externalId === null ? undefined : [...team.views.values()].find((entry) => entry.externalId === externalId));
      if (!view) throw new SlackError('not_found');
      const hash = args.text('hash');
      if (hash !== null && hash !== view.hash) throw new SlackError('hash_conflict');
      changeView(world, view, readView(team, viewArgument(call), view.type, view));
      return answer(call, view);
    },
  },
  'views.publish': {
    scope: null,
    tier: 4,
    handle: (call) => {
      const { world, team, args } = call;
      const user = args.need('user_id', 'user_not_found');
      if (!team.users.has(user)) throw new SlackError('user_not_found');
      const old = team.homes.get(user);
      const hash = args.text('hash');
      if (hash !== null && hash !== (old?.hash ?? '')) throw new SlackError('hash_conflict');
      const body = readView(team, viewArgument(call), 'home', old ?? null);
      if (old) changeView(world, old, body);
      const view = old ?? newView(world, team, user, body, 'home');
      team.homes.set(user, view);
      return answer(call, view);
    },
  },
};
