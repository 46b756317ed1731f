import type { Palette } from '../chat/console/paint.js';
import { columns, pad, wrap } from '../chat/console/wrap.js';
import { LEVELS } from '../domain/level.js';
import type { Lang, Say } from '../domain/text.js';
import { type Key, sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import { joinedParam, levelWord } from '../text/sentences.js';
import type { Tally } from './tally.js';
import type { Expectation } from './verdict.js';

/** What the evening came to, in figures and in what it was to show. */
export function summary(
  tally: Tally,
  expectations: readonly Expectation[],
  to: { readonly lang: Lang; readonly zone: string; readonly paint: Palette; readonly width: number },
): readonly string[] {
  const tell = (said: Say): string => sayText(to.lang, to.zone, said, 0);
  const head = `━━ ${tell(sentence('demo.summary'))} `;
  const rows = figures(tally).map(([key, value]) => [tell(sentence(key)), tell(value)] as const);
  const column = Math.max(...rows.map(([name]) => columns(name)));
  const failed = expectations.filter(({ met }) => !met);
  return [
    '',
    to.paint.bold(`${head}${'━'.repeat(Math.max(0, to.width - columns(head)))}`),
    ...rows.flatMap(([name, value]) => row(name, value, column, to.width)),
    '',
    ...expectations.map(({ met, say }) => (met ? to.paint.good('✓ ') : to.paint.bad('✗ ')) + tell(say)),
    '',
    ...(failed.length === 0
      ? [tell(sentence('demo.next'))]
      : [to.paint.bad(tell(sentence('demo.failed', { n: failed.length })))]),
  ];
}

function figures(tally: Tally): readonly (readonly [Key, Say])[] {
  const levels = [...LEVELS].reverse().flatMap((level) => {
    const n = tally.incidents[level];
    return n > 0 ? [{ say: sentence('count.level', { level: levelWord(level), n }) }] : [];
  });
  const incidents = LEVELS.reduce((sum, level) => sum + tally.incidents[level], 0);
  const byLevel = joinedParam(levels) ?? { say: sentence('nothing') };
  const runway = tally.runway.map((level) => ({ say: sentence(`level.${level}`) }));
  return [
    ['demo.sum.signals', sentence('demo.sum.signals.n', { sent: tally.sent, accepted: tally.accepted })],
    ['demo.sum.alerts', sentence('demo.sum.alerts.n', { n: tally.alerts, suppressed: tally.suppressed })],
    ['demo.sum.incidents', sentence('demo.sum.incidents.n', { n: incidents, byLevel })],
    ['demo.sum.runway', sentence('text', { text: chain(runway) })],
    [
      'demo.sum.people',
      sentence('demo.sum.people.n', { acknowledged: tally.acknowledged, falseAlarms: tally.falseAlarms }),
    ],
    ['demo.sum.bot', sentence('demo.sum.bot.n', { escalated: tally.escalated, cleared: tally.cleared })],
    ['demo.sum.deliveries', sentence('demo.sum.deliveries.n', { ...tally.deliveries, undelivered: tally.undelivered })],
    [
      'demo.sum.history',
      tally.history.brokenAt === null
        ? sentence('demo.sum.history.whole', { n: tally.history.rows })
        : sentence('demo.sum.history.broken', { n: tally.history.rows, at: tally.history.brokenAt }),
    ],
  ];
}

/** `BLUE → YELLOW → RED`. */
function chain(items: readonly { readonly say: Say }[]): { readonly say: Say } {
  const [first, ...rest] = items;
  return rest.reduce((a, b) => ({ say: sentence('demo.sum.then', { a, b }) }), first ?? { say: sentence('nothing') });
}

function row(name: string, value: string, column: number, width: number): readonly string[] {
  return wrap(value, width - column - 4).map((line, i) => `  ${pad(i === 0 ? name : '', column)}  ${line}`);
}
