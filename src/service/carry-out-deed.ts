import { leftOf } from '../domain/authority/draw.js';
import type { Request } from '../domain/authority/request.js';
import { amountParam, type Resource } from '../domain/authority/resource.js';
import { incidentName } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import { unreachable } from '../domain/signal.js';
import type { Say, SayParam } from '../domain/text.js';
import { priorityOf } from './ask-requests.js';
import type { Turn } from './turn.js';

/** What was approved is done. `actor`: whoever approved last. */
export function carryOutDeed(turn: Turn, request: Request, actor: Actor): void {
  const { deed } = request;
  switch (deed.do) {
    case 'draw': {
      const resource = turn.live.settings.resources.find(({ id }) => id === deed.resource);
      if (resource) tellChannels(turn, request, resource, actor);
      return;
    }
    default:
      return unreachable(deed.do);
  }
}

/** The channels of a resource are told what was drawn from it, by whom and for what. */
export function tellChannels(turn: Turn, request: Request, resource: Resource, actor: Actor): void {
  const { arrangements, settings } = turn.live;
  const { id, deed } = request;
  const requests = [...arrangements.requests.values()].filter((each) => each.deed.resource === resource.id);
  const who = settings.people.find((person) => person.id === request.by)?.name ?? request.by;
  const inc = deed.incident === null ? '' : incidentName(deed.incident);
  const hidden = deed.incident !== null && (turn.live.incidents.get(deed.incident)?.restricted ?? false);
  const said: Say = {
    key: request.drill ? 'approval.told.drill' : inc === '' ? 'approval.told' : 'approval.told.for',
    params: {
      id,
      who,
      ...drawnParam(resource, deed),
      inc,
      // The resource's keepers need not know what a restricted incident is about.
      why: hidden ? '–' : deed.why,
      left: leftParam(resource, leftOf(resource, requests)),
    },
  };
  for (const channel of resource.channels)
    turn.want({
      key: `word:${id}:drawn@${channel}`,
      kind: 'word',
      channel,
      incident: null,
      priority: priorityOf(request),
      body: { for: 'word', say: said, level: request.level },
    });
  turn.record(
    'drawn',
    {
      request: id,
      resource: deed.resource,
      share: deed.share,
      amount: deed.amount,
      incident: deed.incident,
      drill: request.drill,
    },
    actor,
  );
}

/** How much of what, to be said: `90 units (9%)` of `Emergency stock East`. */
export function drawnParam(
  resource: Resource,
  { share, amount }: { readonly share: number; readonly amount: number | null },
): Readonly<Record<'amount' | 'resource', SayParam>> {
  const part: SayParam =
    amount === null
      ? { ratio: share }
      : {
          say: {
            key: 'approval.amount.share',
            params: { amount: amountParam(resource, amount), share: { ratio: share } },
          },
        };
  return { amount: part, resource: { worded: resource.name, labels: {} } };
}

export function leftParam(resource: Resource, left: number | null): SayParam {
  if (left === null) return { say: { key: 'approval.left.uncounted' } };
  return { say: { key: 'approval.left', params: { left: amountParam(resource, left) } } };
}
