import { waySay } from '../domain/escalation/way-say.js';
import type { ResponseEvent } from '../domain/events-response.js';
import { clockSay, type ResponseClock } from '../domain/response/clock.js';
import { fieldsOf } from '../domain/response/filing.js';
import { roleSay } from '../domain/response/roles.js';
import { unreachable } from '../domain/signal.js';
import type { Lang, Say, SayParam } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { sayText } from './say.js';
import { joinedParam, type NameOf, reasonParam } from './sentences.js';

/** One sentence of what happened between an incident's calls and its end. */
export function responseSay(event: ResponseEvent, nameOf: NameOf): Say {
  switch (event.type) {
    case 'ack-counted':
      return sentence('timeline.ack-counted', {
        who: nameOf(event.by),
        of: joinedParam(event.of.map(nameOf)) ?? { say: sentence('nobody') },
      });
    case 'still-asked':
      return sentence('timeline.still-asked', { who: nameOf(event.person) });
    case 'still':
      return sentence('timeline.still');
    case 'contacted':
      return event.missed === undefined
        ? sentence('timeline.contacted', { who: nameOf(event.person), way: { say: waySay(event.way) } })
        : sentence('contact.missed', { who: nameOf(event.person), way: { say: waySay(event.way) }, why: event.missed });
    case 'clocks-started':
      return sentence('timeline.clocks-started', {
        clocks: joinedParam(event.clocks.map(({ id, name }) => clockSay(id, name))) ?? '–',
      });
    case 'roles-wanted':
      return sentence('timeline.roles-wanted', {
        roles: joinedParam(event.roles.map(roleSay)) ?? { say: sentence('nobody') },
      });
    case 'clock-nudged': {
      const params = { clock: clockSay(event.clock, event.name), share: { ratio: event.share } };
      const said = sentence('timeline.clock-nudged', params);
      return event.lateMs ? lateSay(said, event.lateMs) : said;
    }
    case 'clock-missed': {
      const said = sentence('timeline.clock-missed', {
        clock: clockSay(event.clock, event.name),
        due: { at: event.dueAt },
      });
      return event.lateMs ? lateSay(said, event.lateMs) : said;
    }
    case 'filed': {
      const words = apartParam(filedSays(event));
      const said = sentence('timeline.filed', { what: clockSay(event.what, event.name) });
      return words === null ? said : sentence('timeline.because', { what: { say: said }, why: words });
    }
    case 'request':
      return event.said;
    default:
      return unreachable(event);
  }
}

/** What was filed, field by field: its only or first one as it is, the others by their names. */
export function filedSays({ what, fields }: Extract<ResponseEvent, { type: 'filed' }>): readonly Say[] {
  return fieldsOf(what).flatMap((field, i) => {
    const text = fields[field];
    if (text === undefined || text === '') return [];
    return [
      i === 0
        ? sentence('text', { text: reasonParam(text) })
        : sentence('filed.field', { field: { say: sentence(`param.${field}`) }, text }),
    ];
  });
}

/** Whole clauses in one place, apart from each other: `a; b`, `a；b`; null for none. */
export function apartParam(items: readonly Say[]): SayParam | null {
  const [first, ...others] = items;
  if (first === undefined) return null;
  return others.reduce<SayParam>((a, b) => ({ say: sentence('response.apart', { a, b: { say: b } }) }), { say: first });
}

/** How it stands with a clock that nothing has stopped. */
export function clockStands(clock: ResponseClock): Say {
  const params = {
    what: clockSay(clock.id, clock.name),
    due: { at: clock.dueAt },
    left: { at: clock.dueAt, style: 'relative' as const },
  };
  if (clock.missedAt !== null) return sentence('response.missed', params);
  return sentence(clock.nudged > 0 ? 'response.nudged' : 'response.running', params);
}

/** As `clockStands`, also of one that was stopped. */
export function clockStood(clock: ResponseClock): Say {
  if (clock.stoppedAt === null) return clockStands(clock);
  const params = { what: clockSay(clock.id, clock.name), at: { at: clock.stoppedAt } };
  return sentence(clock.missedAt === null ? 'explain.clock.done' : 'explain.clock.late', params);
}

/** The name of a clock in a language. */
export function clockName({ id, name }: Pick<ResponseClock, 'id' | 'name'>, lang: Lang): string {
  // No time in it: the zone and the instant make no difference.
  return sayText(lang, 'utc', sentence('text', { text: clockSay(id, name) }), 0);
}

function lateSay(said: Say, ms: number): Say {
  return sentence('timeline.late', { what: { say: said }, late: { ms } });
}
