import type { ResponseEvent } from '../domain/events-response.js';
import { RESPONSES } from '../domain/response/clock.js';
import { unreachable } from '../domain/signal.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from './catalogue.js';
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
      return sentence('timeline.contacted', { who: nameOf(event.person), way: event.way });
    case 'clocks-started':
      return sentence('timeline.clocks-started', {
        clocks: joinedParam(event.clocks.map(({ id }) => clockWord(id))) ?? '–',
      });
    case 'clock-nudged':
      return sentence('timeline.clock-nudged', { clock: clockWord(event.clock), share: { ratio: event.share } });
    case 'clock-missed':
      return sentence('timeline.clock-missed', { clock: clockWord(event.clock), due: { at: event.dueAt } });
    case 'filed': {
      const words = joinedParam(
        Object.values(event.fields)
          .filter((text) => text !== '')
          .map((text) => reasonParam(text)),
      );
      const said = sentence('timeline.filed', { what: clockWord(event.what) });
      return words === null ? said : sentence('timeline.because', { what: { say: said }, why: words });
    }
    case 'request':
      return event.said;
    default:
      return unreachable(event);
  }
}

/** A clock as its reader calls it; those of the configuration by their id. */
export function clockWord(id: string): SayParam {
  const known = RESPONSES.find((each) => each === id);
  return known === undefined ? id : { say: sentence(`response.${known}`) };
}
