import { type Calls, NO_CALLS } from '../chat/chat.js';
import type { MentionGroup } from '../domain/channel.js';
import { stillCalls } from '../domain/escalation/standing.js';
import type { Incident, Standing } from '../domain/incident.js';
import type { NoticeBody } from '../domain/notice.js';
import type { Person } from '../domain/person.js';

/** Who a call mentions as things stand now: a step that comes late, when somebody has taken over, disturbs nobody. */
export function callsOf(
  body: Extract<NoticeBody, { for: 'call' }>,
  incident: Incident,
  people: readonly Person[],
  groups: readonly MentionGroup[],
): Calls {
  if (!stillCalls(incident, body.step)) return NO_CALLS;
  return named({ ...body, people: body.people.filter((id) => !body.later?.includes(id)) }, people, groups);
}

/** Who a storm's call mentions: nobody once all of its incidents have an answer. */
export function calledTogether(
  body: Extract<NoticeBody, { for: 'storm-call' }>,
  incidents: readonly Standing[],
  people: readonly Person[],
  groups: readonly MentionGroup[],
): Calls {
  return incidents.some((incident) => incident.state === 'open') ? named(body, people, groups) : NO_CALLS;
}

function named(
  body: { readonly people: readonly string[]; readonly groups: readonly string[] },
  people: readonly Person[],
  groups: readonly MentionGroup[],
): Calls {
  return {
    people: people.filter((person) => body.people.includes(person.id)),
    groups: groups.filter((group) => body.groups.includes(group.id)),
  };
}
