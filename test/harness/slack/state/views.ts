import type { JsonObject } from '../../../../src/domain/json.js';
import { checkView, VIEW_BYTES } from '../blocks/view.js';
import { objectsAt, textAt } from '../json.js';
import { withBlockIds } from '../web/content.js';
import { refused, SlackError } from '../web/slack-error.js';
import type { Team } from './team.js';
import type { View } from './view.js';
import type { World } from './world.js';

/** A view's body as the app gave it, checked; `replaces` may keep its own external id. Throws SlackError. */
export function readView(team: Team, body: JsonObject, type: View['type'], replaces: View | null): JsonObject {
  const complaints = checkView(body, type);
  if (complaints.length > 0) throw refused('invalid_arguments', complaints);
  if (Buffer.byteLength(JSON.stringify(body)) > VIEW_BYTES) throw new SlackError('view_too_large');
  const externalId = textAt(body, 'external_id');
  const taken = [...team.views.values()].some((view) => view.externalId === externalId && view !== replaces);
  if (externalId !== '' && taken) throw new SlackError('duplicate_external_id');
  return { ...body, blocks: withBlockIds(objectsAt(body, 'blocks')) };
}

const newHash = (world: World): string => `${Math.floor(world.now() / 1000)}.${world.id('').toLowerCase()}`;

export function newView(
  world: World,
  team: Team,
  user: string,
  body: JsonObject,
  type: View['type'],
  from: { readonly triggerId?: string; readonly under?: View } = {},
): View {
  const id = world.id('V');
  const view: View = {
    id,
    team: team.id,
    user,
    type,
    rootId: from.under?.rootId ?? id,
    previousId: from.under?.id ?? null,
    triggerId: from.triggerId ?? '',
    externalId: textAt(body, 'external_id'),
    body,
    hash: newHash(world),
    errors: {},
    values: new Map(),
    revision: 1,
  };
  team.views.set(id, view);
  world.changes.changed();
  return view;
}

/** What was typed stays where block and action id stay. */
export function changeView(world: World, view: View, body: JsonObject): void {
  view.body = body;
  view.externalId = textAt(body, 'external_id') || view.externalId;
  view.hash = newHash(world);
  view.errors = {};
  view.revision += 1;
  world.changes.changed();
}

/** Takes a person's top modal away, or all of them. */
export function closeViews(world: World, team: Team, user: string, all: boolean): void {
  const stack = team.stacks.get(user) ?? [];
  for (const view of all ? stack.splice(0) : stack.splice(-1)) team.views.delete(view.id);
  world.changes.changed();
}
