import type { Escalated } from '../domain/escalation/called.js';
import type { Say } from '../domain/text.js';
import { becauseSay, vacantSay } from './call-lines.js';
import { sentence } from './catalogue.js';
import { joinedParam, type NameOf, reasonParam } from './sentences.js';

/** One line of history on an escalation: which step, whom it calls and why, how late it came. */
export function escalatedSay(event: Escalated, nameOf: NameOf): Say {
  const { step, because = [], vacant = [], lateMs } = event;
  if (event.noShow && step !== null)
    return followedBy(sentence('timeline.escalated.no-show', { step: step + 1 }), [lateSay(event)]);
  const called = joinedParam([
    ...event.people.map(nameOf),
    ...event.groups,
    ...(event.webhooks ?? []).map((id) => `webhook:${id}`),
    ...event.channels.map((channel) => `#${channel}`),
  ]);
  const whom = called ?? { say: sentence('nobody') };
  // The bot's own reasons are keys; a person has words, or none.
  const key = event.why.startsWith('why.') ? 'timeline.escalated.further' : 'timeline.escalated.asked';
  const said = step === null ? sentence(key, { whom }) : sentence('timeline.escalated', { whom, step: step + 1 });
  const why = event.why === '' ? null : sentence('text', { text: reasonParam(event.why) });
  return followedBy(why === null ? said : toldWhy(said, why), [
    becauseSay(because, {}, nameOf),
    vacantSay(vacant, {}),
    lateMs === undefined ? null : lateSay(event),
  ]);
}

/** It was due then and comes this much later; null: it came in time. */
export function lateSay({ dueAt, lateMs = 0 }: Pick<Escalated, 'dueAt' | 'lateMs'>): Say | null {
  return lateMs === 0 ? null : sentence('escalation.late', { due: { at: dueAt }, late: { ms: roundMs(lateMs) } });
}

/** Whole minutes: nobody counts the seconds of what is late. */
function roundMs(ms: number): number {
  return Math.max(60_000, Math.round(ms / 60_000) * 60_000);
}

/** Whole sentences after what was said, the first after a dash. */
function followedBy(what: Say, more: readonly (Say | null)[]): Say {
  const [first, ...others] = more.filter((say) => say !== null);
  if (!first) return what;
  return others.reduce<Say>(
    (said, next) => sentence('timeline.then', { what: { say: said }, next: { say: next } }),
    toldWhy(what, first),
  );
}

function toldWhy(what: Say, why: Say): Say {
  return sentence('timeline.because', { what: { say: what }, why: { say: why } });
}
