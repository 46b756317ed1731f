import { CONFIG_RECORD, sectionsOf } from '../domain/config-change.js';
import type { IncidentEvent } from '../domain/events.js';
import type { HistoryBody, NewHistory } from '../domain/history.js';
import { incidentName } from '../domain/incident.js';
import { total } from '../domain/money.js';
import { roleSay } from '../domain/response/roles.js';
import { unreachable } from '../domain/signal.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { changesSay } from './config-changes.js';
import { escalatedSay } from './escalated-line.js';
import { responseSay } from './response-line.js';
import { joinedParam, levelWord, type NameOf, reasonParam } from './sentences.js';

export type { NameOf } from './sentences.js';

/** One sentence of what happened to an incident. */
export function timelineSay(event: IncidentEvent, nameOf: NameOf = (id) => id): Say {
  switch (event.type) {
    case 'opened': {
      const params = { level: levelWord(event.level), title: { worded: event.title, labels: event.labels } };
      return sentence(event.rule === null ? 'timeline.declared' : 'timeline.opened', params);
    }
    case 'alert-fired': {
      const params = { level: levelWord(event.level), title: { worded: event.title, labels: event.labels } };
      const said = sentence(event.flapping ? 'timeline.fired.flapping' : 'timeline.fired', params);
      return withReason(said, event.reasons[0]);
    }
    case 'alert-cleared':
      return withReason(
        sentence('timeline.cleared', { alert: { worded: event.title, labels: event.labels } }),
        event.reasons[0],
      );
    case 'alert-hidden':
      return sentence('timeline.hidden', {
        alert: { worded: event.title, labels: event.labels },
        by: event.by,
        id: event.id,
      });
    case 'money':
      return sentence('timeline.money', { sum: { minor: total(event.money), currency: event.money.currency } });
    case 'level':
      return withWords(
        sentence(event.held ? 'timeline.level.held' : 'timeline.level', {
          from: levelWord(event.from),
          to: levelWord(event.to),
        }),
        event.why,
      );
    case 'acknowledged':
      return withWords(
        event.expiresAt === null
          ? sentence('timeline.acknowledged', { who: nameOf(event.by) })
          : sentence('timeline.acknowledged.until', { who: nameOf(event.by), until: { at: event.expiresAt } }),
        event.note,
      );
    case 'ack-expired':
      return sentence(`timeline.ack-expired.${event.why}`);
    case 'unacknowledged':
      return withWords(sentence('timeline.unacknowledged'), event.note);
    case 'owned':
      return sentence('timeline.owned', { who: nameOf(event.by) });
    case 'assigned':
      return sentence('timeline.assigned', { who: nameOf(event.to), role: roleWord(event.role) });
    case 'escalated':
      return escalatedSay(event, nameOf);
    case 'restricted':
      return sentence(event.on ? 'timeline.restricted' : 'timeline.unrestricted');
    case 'posted':
      return sentence('timeline.posted', {
        channels: joinedParam(event.channels.map((channel) => `#${channel}`)) ?? '–',
      });
    case 'digested':
      return sentence('timeline.digested');
    case 'noted':
      return sentence('timeline.noted', { text: event.text });
    case 'snoozed':
      return sentence('timeline.snoozed', { until: { at: event.until } });
    case 'snooze-ended':
      return sentence('timeline.snooze-ended');
    case 'mitigated':
      return withWords(sentence('timeline.mitigated'), event.note);
    case 'resolved': {
      const said = event.outcome
        ? sentence('timeline.resolved.outcome', { outcome: { say: sentence(`outcome.${event.outcome}`) } })
        : sentence(event.auto ? 'timeline.resolved.auto' : 'timeline.resolved');
      return withWords(said, event.note);
    }
    case 'reopened':
      return withWords(sentence(event.auto ? 'timeline.reopened.auto' : 'timeline.reopened'), event.why);
    case 'closed':
      return sentence('timeline.closed');
    case 'merged':
      return sentence('timeline.merged', { into: incidentName(event.into) });
    case 'absorbed':
      return sentence('timeline.absorbed', { from: incidentName(event.from) });
    case 'ack-counted':
    case 'still-asked':
    case 'still':
    case 'contacted':
    case 'clocks-started':
    case 'roles-wanted':
    case 'clock-nudged':
    case 'clock-missed':
    case 'filed':
    case 'request':
      return responseSay(event, nameOf);
    default:
      return unreachable(event);
  }
}

/** Events whose own sentence names who did it. */
const NAMED: readonly IncidentEvent['type'][] = ['acknowledged', 'ack-counted', 'owned'];

/** What happened and who did it, as one sentence; without the time, which each place shows in its own way. */
export function historySay(row: HistoryBody & Pick<NewHistory, 'actor' | 'at'>, nameOf: NameOf = (id) => id): Say {
  const { actor } = row;
  const what = row.kind === 'record' ? recordSay(row) : timelineSay(row.event, nameOf);
  // Those who acknowledge and own are named in the sentence itself.
  const named = row.kind === 'incident' && NAMED.includes(row.event.type);
  return actor.kind === 'person' && !named ? sentence('timeline.by', { who: actor.name, what: { say: what } }) : what;
}

function recordSay({ what, data }: Extract<HistoryBody, { kind: 'record' }>): Say {
  if (what === CONFIG_RECORD) return sentence('timeline.config', { changes: { say: changesSay(sectionsOf(data)) } });
  return sentence('timeline.record', { what });
}

/** A role as its reader calls it: those of the house by their words, others are free. */
export function roleWord(role: string): SayParam {
  return role === 'owner' ? { say: sentence('role.owner') } : roleSay(role);
}

function withReason(what: Say, reason: Say | undefined): Say {
  return reason ? sentence('timeline.because', { what: { say: what }, why: { say: reason } }) : what;
}

function withWords(what: Say, words: string): Say {
  return words === '' ? what : sentence('timeline.because', { what: { say: what }, why: reasonParam(words) });
}
