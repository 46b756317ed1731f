import { refused, shown, tellText } from '../src/chat/registry/reply.js';
import { schedulesNamed } from '../src/chat/registry/schedules.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext, Reply } from '../src/chat/registry.js';
import { dutyCalendar, gapCount } from '../src/domain/oncall/calendar.js';
import type { Schedule } from '../src/domain/oncall/schedule.js';
import { DAY_MS } from '../src/domain/oncall/wall.js';
import type { CalendarWords } from '../src/pictures/words.js';
import { calendarLines } from '../src/text/calendar-card.js';
import { sentence } from '../src/text/catalogue.js';
import { wordedText } from '../src/text/say.js';
import { namer } from '../src/text/sentences.js';

const DAYS = 14;
/** A picture of more rows than these cannot be read. */
const MOST_ROWS = 8;

export const oncallCalendar = defineCommand({
  path: ['oncall', 'calendar'],
  aliases: ['值班 日历', '值班日历'],
  params: [{ name: 'team', kind: 'word', optional: true, completes: 'schedule' }],
  ability: 'look',
  examples: ['oncall calendar', 'oncall calendar warehouse'],
  run: async ({ team }, context) => {
    const { read } = context;
    const found = team === undefined ? read.duty().schedules : schedulesNamed(team, read);
    if ('ok' in found) return found;
    if (found.length === 0) return refused(sentence('oncall.none-configured'));
    return calendarCard(found.slice(0, MOST_ROWS), context);
  },
});

async function calendarCard(schedules: readonly Schedule[], context: CommandContext): Promise<Reply> {
  const { read, now, lang, zone } = context;
  const changes = await read.duties(now - 2 * DAY_MS, now + (DAYS + 1) * DAY_MS);
  const calendar = dutyCalendar(schedules, { now, days: DAYS, zone }, { ...read.duty().context, changes });
  const nameOf = namer(read.settings.people);
  const word = (key: 'zone' | 'legend.changed' | 'legend.gap' | 'legend.show' | 'legend.now'): string =>
    tellText(context, sentence(`calendar.${key}`, { zone }));
  const [only, ...others] = schedules;
  const one = only !== undefined && others.length === 0;
  const rows = schedules.map(({ name }) => wordedText(name, lang, {}));
  const title = one
    ? sentence('calendar.title.one', { name: rows[0] ?? only.id, days: DAYS })
    : sentence('calendar.title', { days: DAYS });
  const words: CalendarWords = {
    lang,
    title: tellText(context, title),
    zone: word('zone'),
    rows,
    nameOf,
    legend: {
      changed: word('legend.changed'),
      gap: word('legend.gap'),
      show: word('legend.show'),
      now: word('legend.now'),
    },
  };
  const until = calendar.days.at(-1)?.from ?? now;
  const alt = sentence('calendar.alt', {
    from: { at: calendar.days[0]?.from ?? now, style: 'date' },
    until: { at: until, style: 'date' },
    schedules: rows.join(', '),
    gaps: gapCount(calendar),
  });
  const feed = { command: one ? `oncall feed ${only.id}` : 'oncall feed', style: 'plain' } as const;
  return shown(context, title, calendarLines(calendar, context, nameOf), {
    footer: [word('zone')],
    buttons: [{ ...feed, label: tellText(context, sentence('calendar.button.feed')) }],
    image: {
      name: 'oncall.png',
      alt: tellText(context, alt),
      make: async () => (await import('../src/pictures/duty-calendar.js')).drawDutyCalendar(calendar, words),
    },
  });
}
