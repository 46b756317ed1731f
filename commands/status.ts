import { asQuery, filtersParam, worstFirst } from '../src/chat/registry/pick.js';
import { refused, shown, tell, tellText } from '../src/chat/registry/reply.js';
import { defineCommand, type Filters, NO_FILTERS } from '../src/chat/registry/values.js';
import { dayStart } from '../src/chat/registry/when.js';
import type { CommandContext } from '../src/chat/registry.js';
import type { CardField, Rich } from '../src/domain/card.js';
import { ACTIVE, incidentName } from '../src/domain/incident.js';
import { LEVELS, type Level } from '../src/domain/level.js';
import { total } from '../src/domain/money.js';
import type { StatusCounts } from '../src/domain/reads.js';
import type { Say } from '../src/domain/text.js';
import { type Key, sentence } from '../src/text/catalogue.js';
import { dutyBrief } from '../src/text/duty-lines.js';
import { badge } from '../src/text/incident-card.js';
import { incidentLine } from '../src/text/incident-line.js';
import { joinedParam, levelWord, namer } from '../src/text/sentences.js';
import { showsNow } from '../src/text/show-lines.js';
import { vetoMark } from '../src/text/veto-lines.js';

const WORST = 5;
const DOWNWARDS = [...LEVELS].reverse();

/** One screen of a phone: how many of which level, who must act, what it may cost, the worst five, the shows. */
export const status = defineCommand({
  path: ['status'],
  aliases: ['状态', '态势'],
  params: [{ name: 'filters', kind: 'filters', optional: true, completes: 'show' }],
  ability: 'look',
  examples: ['status', 'status east', 'status show=618-1 orange+'],
  run: async (args, context) => {
    const filters = args.filters ?? NO_FILTERS;
    // The counts are of all states and owners; a list by those is what `list` is for.
    if (filters.states.length > 0 || filters.owner !== null) return refused(sentence('status.use-list'), 'list open');
    const [counts, worst] = await Promise.all([
      context.read.status(asStatus(filters, context)),
      worstFirst(context.read, asQuery(filters, ACTIVE, WORST)),
    ]);
    const nameOf = namer(context.read.settings.people);
    const level = DOWNWARDS.find((each) => counts.byLevel[each] > 0) ?? null;
    const text = summaryLines(counts, filtersParam(filters, nameOf)).map((said) => tell(context, said));
    const lines = worst.map((incident) => incidentLine(incident, context, nameOf));
    const [first] = worst;
    return shown(context, sentence('status.title', { at: { at: context.now } }), [...text, ...lines], {
      level,
      badge: level ? badge(level, context.lang) : null,
      fields: fields(counts, filters, context),
      buttons: first
        ? [
            {
              command: `why ${incidentName(first.id)}`,
              label: tellText(context, sentence('button.why')),
              style: 'plain',
            },
            { command: 'list', label: tellText(context, sentence('button.list')), style: 'plain' },
          ]
        : [],
    });
  },
});

function asStatus(filters: Filters, context: CommandContext) {
  return {
    dayStart: dayStart(context.now, context.zone),
    ...(filters.levels.length > 0 ? { levels: filters.levels } : {}),
    ...(filters.match.length > 0 ? { match: filters.match } : {}),
  };
}

function summaryLines(counts: StatusCounts, only: ReturnType<typeof filtersParam>): readonly Say[] {
  const lines: Say[] = [];
  if (only !== null) lines.push(sentence('status.only', { filters: only }));
  const open = perLevel(counts.byLevel);
  // A word that was meant otherwise must not pass for good news.
  if (open === null) return [...lines, sentence(only === null ? 'status.calm' : 'status.calm.only')];
  lines.push(sentence('status.counts', { counts: open }));
  const waiting = perLevel(counts.unacknowledged);
  lines.push(
    waiting === null ? sentence('status.all-acknowledged') : sentence('status.unacknowledged', { counts: waiting }),
  );
  const sums = joinedParam(counts.money.map((each) => ({ minor: total(each), currency: each.currency })));
  if (sums !== null) lines.push(sentence('status.money', { sums }));
  return lines;
}

function perLevel(counts: Readonly<Record<Level, number>>) {
  const shownLevels = DOWNWARDS.filter((level) => counts[level] > 0);
  return joinedParam(
    shownLevels.map((level) => ({ say: sentence('count.level', { level: levelWord(level), n: counts[level] }) })),
  );
}

function fields(counts: StatusCounts, filters: Filters, context: CommandContext): readonly CardField[] {
  const field = (key: Key, value: Rich): CardField => ({ name: tellText(context, sentence(key)), value });
  const { live, soon } = showsNow(context.read.shows().shows, filters.match, context.now);
  const made: CardField[] = [];
  if (live !== null) made.push(field('status.live', tell(context, live)));
  if (soon !== null) made.push(field('status.soon', tell(context, soon)));
  const vetoed = vetoMark(context.read.vetoes(), namer(context.read.settings.people));
  if (vetoed !== null) made.push(field('veto.field', tell(context, vetoed)));
  const { suppressedAlerts: n, openedToday: opened, resolvedToday: resolved } = counts;
  made.push(field('status.hidden', tell(context, sentence('status.hidden.n', { n }))));
  made.push(field('status.today', tell(context, sentence('status.today.counts', { opened, resolved }))));
  const duty = onDutyNow(context);
  if (duty !== null) made.push(field('oncall.status', tell(context, duty)));
  return made;
}

/** `Warehouse: Lin · until 20:00, Legal: Maya`; null where there are no schedules. */
function onDutyNow({ read, now }: CommandContext): Say | null {
  const { schedules, context } = read.duty();
  const nameOf = namer(read.settings.people);
  const all = joinedParam(schedules.map((schedule) => ({ say: dutyBrief(schedule, now, context, nameOf) })));
  return all === null ? null : sentence('text', { text: all });
}
