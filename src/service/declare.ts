import type { Action, ActionResult } from '../domain/action.js';
import { isRestricted } from '../domain/authority/restricted.js';
import { groupKeyOf } from '../domain/correlate/group.js';
import { policyFor } from '../domain/escalation/policy.js';
import { incidentName } from '../domain/incident.js';
import type { Actor } from '../domain/person.js';
import { openingChannels } from './channels.js';
import type { Turn } from './turn.js';

/** A person saw what no signal showed. Later alerts of the same group join it. */
export function declare(turn: Turn, action: Extract<Action, { on: 'declare' }>, actor: Actor): ActionResult {
  const { settings } = turn.live;
  const fingerprint = `declared|${turn.live.nextIncident}`;
  const groupKey = groupKeyOf({ labels: action.labels, rule: 'declared', fingerprint }, settings.group.by);
  const id = turn.open(
    {
      type: 'opened',
      level: action.level,
      title: { en: action.title, 'zh-CN': action.title },
      rule: null,
      labels: action.labels,
      // An active incident of the same group keeps its own; people may merge.
      groupKey: turn.live.groupOf(groupKey) ? fingerprint : groupKey,
      subject: '',
      owner: null,
      policy: policyFor(settings, action.level, action.labels),
      channels: openingChannels(turn, action.level, action.labels),
      drill: action.drill ?? false,
      restricted: isRestricted(settings.restricted, { ...action.labels, level: action.level }),
    },
    actor,
  );
  return { result: 'done', said: { key: 'incident.declare', params: { inc: incidentName(id) } }, incident: id };
}
