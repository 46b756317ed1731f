import { setImmediate as turn } from 'node:timers/promises';
import type { FeedEvent } from '../../domain/oncall/feed.js';
import type { Lang } from '../../domain/text.js';

export interface CalendarToWrite {
  readonly events: readonly FeedEvent[];
  /** Whose or what calendar it is. */
  readonly of: string;
  nameOf(id: string): string;
  readonly lang: Lang;
  /** When it was last looked at, ms: the same all day, so that an unchanged calendar is the same text. */
  readonly stamp: number;
}

const EVERY_MINUTES = 60;
/** Events between two breaths for everybody else. */
const AT_ONCE = 40;

/** A calendar as RFC 5545 has it: instants in UTC, every name as text. */
export async function writeCalendar({ events, of, nameOf, lang, stamp }: CalendarToWrite): Promise<string> {
  const { default: ical, ICalEventTransparency } = await import('ical-generator');
  const calendar = () =>
    ical({
      name: lang === 'en' ? `On call: ${of}` : `值班：${of}`,
      prodId: { company: 'Tocsin', product: 'On call' },
      ttl: EVERY_MINUTES * 60,
    });
  const parts: string[] = [];
  // Written in parts, each as a calendar of its own of which the events are taken: all at once would hold everybody up.
  for (let first = 0; first < events.length; first += AT_ONCE) {
    const part = calendar();
    for (const event of events.slice(first, first + AT_ONCE))
      part.createEvent({
        id: event.uid,
        start: new Date(event.from),
        end: new Date(event.until),
        stamp: new Date(stamp),
        summary: `${event.schedule.name[lang]}: ${event.people.map(nameOf).join(' + ')}${event.changed ? ' ⇄' : ''}`,
        // Whoever is on call is not busy with it all the time.
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    const text = part.toString();
    parts.push(text.slice(text.indexOf(EVENT) + LINE_END.length, text.lastIndexOf(END)));
    await turn();
  }
  const whole = calendar().toString();
  const end = whole.lastIndexOf(END);
  return `${whole.slice(0, end)}${parts.join('')}${whole.slice(end)}`;
}

// A line of its own: a name may say it, and is never a line.
const LINE_END = '\r\n';
const EVENT = `${LINE_END}BEGIN:VEVENT${LINE_END}`;
const END = 'END:VCALENDAR';
