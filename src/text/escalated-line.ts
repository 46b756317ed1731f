import type { Escalated } from '../domain/escalation/called.js';
import type { Say } from '../domain/text.js';
import { becauseSay, vacantSay } from './call-lines.js';
import { sentence } from './catalogue.js';
import { joinedParam, type NameOf, reasonParam } from './sentences.js';

/** One line of history on an escalation: which step, whom it calls and why, how late it came. */
export function escalatedSay(event: Escalated, nameOf: NameOf): Say {
  const { step, because = [], vacant = [], lateMs } = event;
  if (event.noShow && step !== null)
    return withMore(sentence('timeline.escalated.no-show', { step: step + 1 }), [lateSay(event)]);
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
  return withMore(said, [
    becauseSay(because, {}, nameOf),
    vacantSay(vacant, {}),
    lateMs === undefined ? null : lateSay(event),
    event.why === '' ? null : sentence('text', { text: reasonParam(event.why) }),
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

function withMore(what: Say, more: readonly (Say | null)[]): Say {
  return more.reduce<Say>(
    (said, why) => (why === null ? said : sentence('timeline.because', { what: { say: said }, why: { say: why } })),
    what,
  );
}
