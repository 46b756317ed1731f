import { readShow } from '../src/chat/registry/read-show.js';
import { carryOut, refused, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { spanEnd } from '../src/chat/registry/when.js';
import { vetoesOfShow } from '../src/domain/authority/vetoes.js';
import type { Rich } from '../src/domain/card.js';
import { phaseOf, type Show } from '../src/domain/show.js';
import { sentence } from '../src/text/catalogue.js';
import { namer } from '../src/text/sentences.js';
import { showSay } from '../src/text/show-lines.js';
import { vetoMark } from '../src/text/veto-lines.js';

const MOST = 20;

export const showsList = defineCommand({
  path: ['shows', 'list'],
  aliases: ['shows', '场次', '场次 列表'],
  params: [],
  ability: 'look',
  examples: ['shows', 'shows list'],
  run: async (_args, context) => {
    const { now } = context;
    const coming = context.read
      .shows()
      .shows.filter((show) => show.end > now)
      .sort((a, b) => order(a, now) - order(b, now) || a.start - b.start);
    const nameOf = namer(context.read.settings.people);
    const vetoes = context.read.vetoes();
    const lines = coming.slice(0, MOST).map((show): Rich => {
      const mark = vetoMark(vetoesOfShow(show, vetoes), nameOf);
      const line = tell(context, showSay(show, now));
      return mark === null
        ? line
        : [...line, ' · ⛔ ', ...tell(context, sentence('veto.field')), ' ', ...tell(context, mark)];
    });
    const promotion = context.read.shows().promotionAt(now);
    if (promotion) {
      lines.unshift(tell(context, sentence('shows.promotion', { name: promotion.name, until: { at: promotion.end } })));
    }
    if (coming.length === 0) lines.push(tell(context, sentence('shows.none')));
    if (coming.length > MOST) lines.push(tell(context, sentence('shows.more', { n: coming.length - MOST })));
    return shown(context, sentence('shows.title', { n: coming.length }), lines);
  },
});

function order(show: Show, now: number): number {
  return ['live', 'soon', 'off'].indexOf(phaseOf(show, now));
}

const ADD_EXAMPLE =
  'shows add 618-3 at 20:00 for 2h host=lina platform=douyin scene=flash-sale title="618 night" skus=A1:3000,B2:500';

export const showsAdd = defineCommand({
  path: ['shows', 'add'],
  aliases: ['场次 添加', '场次 新增'],
  params: [
    { name: 'show', kind: 'word' },
    { name: 'start', kind: 'time', keyword: 'at' },
    { name: 'time', kind: 'duration', keyword: 'for' },
    { name: 'labels', kind: 'labels' },
  ],
  ability: 'shows',
  examples: [ADD_EXAMPLE],
  run: async ({ show: id, start, time, labels }, context) => {
    const { matrix, teams } = context.read.settings;
    const typed = { id, start, end: spanEnd(time, start), labels };
    const show = readShow({ ...typed, currency: matrix?.currency ?? 'CNY', teams: teams.map((team) => team.id) });
    if ('key' in show) return refused(show, ADD_EXAMPLE);
    return carryOut(context, [{ on: 'show-put', show }]);
  },
});

export const showsStart = defineCommand({
  path: ['shows', 'start'],
  aliases: ['开播', '场次 开始'],
  params: [{ name: 'show', kind: 'word', completes: 'show' }],
  ability: 'shows',
  examples: ['shows start 618-3'],
  run: ({ show: id }, context) => carryOut(context, [{ on: 'show-start', id }]),
});

export const showsEnd = defineCommand({
  path: ['shows', 'end'],
  aliases: ['下播', '场次 结束'],
  params: [{ name: 'show', kind: 'word', completes: 'show' }],
  ability: 'shows',
  examples: ['shows end 618-3'],
  run: ({ show: id }, context) => carryOut(context, [{ on: 'show-end', id }]),
});

export const showsMove = defineCommand({
  path: ['shows', 'move'],
  aliases: ['场次 改期'],
  params: [
    { name: 'show', kind: 'word', completes: 'show' },
    { name: 'start', kind: 'time', keyword: 'to' },
  ],
  ability: 'shows',
  examples: ['shows move 618-3 to 21:00', 'shows move 618-3 tomorrow 20:00'],
  run: ({ show: id, start }, context) => carryOut(context, [{ on: 'show-move', id, start }]),
});
