import { plainWord } from '../src/chat/registry/nearest.js';
import { worstFirst } from '../src/chat/registry/pick.js';
import { typedMatcher } from '../src/chat/registry/read-matcher.js';
import { carryOut, refused, shown, tell, tellText } from '../src/chat/registry/reply.js';
import { quote } from '../src/chat/registry/tokens.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { spanEnd, typedTime, wholeMinutes } from '../src/chat/registry/when.js';
import { ACTIVE } from '../src/domain/incident.js';
import { matchesAll } from '../src/domain/matcher.js';
import { sentence } from '../src/text/catalogue.js';
import { incidentLine } from '../src/text/incident-line.js';
import { joinedParam, namer } from '../src/text/sentences.js';

export const silenceAdd = defineCommand({
  path: ['silence', 'add'],
  aliases: ['静默 添加', '静默 新增'],
  params: [
    { name: 'matchers', kind: 'matchers' },
    { name: 'time', kind: 'duration', keyword: 'for' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'silence',
  examples: [
    'silence add region=east for 2h stocktaking in Wuxi',
    'silence add sku=A1 carrier=~"sf|jd" until 18:00 known delay',
  ],
  run: ({ matchers, time, why }, context) =>
    carryOut(context, [{ on: 'silence', matchers, until: spanEnd(time, context.now), reason: why }]),
});

const MOST_SHOWN = 10;

/** What a silence would hide, with the button that makes it. */
export const silencePreview = defineCommand({
  path: ['silence', 'preview'],
  aliases: ['静默 预览'],
  params: [
    { name: 'matchers', kind: 'matchers' },
    { name: 'time', kind: 'duration', keyword: 'for' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'silence',
  examples: ['silence preview region=east for 2h stocktaking in Wuxi'],
  run: async ({ matchers, time, why }, context) => {
    // What would be refused is not offered.
    if (matchesAll(matchers, {})) return refused(sentence('silence.empty'), 'silence preview region=east for 2h why');
    const until = wholeMinutes(spanEnd(time, context.now));
    const [n, incidents] = await Promise.all([
      context.read.countMatching(matchers),
      worstFirst(context.read, { states: ACTIVE, match: matchers, limit: MOST_SHOWN }),
    ]);
    const nameOf = namer(context.read.settings.people);
    const typed = matchers.map(typedMatcher);
    const lines = [
      tell(context, sentence('silence.preview', { matchers: joinedParam(typed) ?? '–', until: { at: until }, n })),
      ...incidents.map((incident) => incidentLine(incident, context, nameOf)),
    ];
    // Until an instant, not for a time: what was looked at is what is done, however late the button is pressed.
    const end = typedTime(until, context.zone);
    const button = {
      command: `silence add ${typed.join(' ')} until ${end} ${quote(why)}`,
      label: tellText(context, sentence('button.silence')),
      style: 'danger' as const,
    };
    return shown(context, sentence('silence.preview.title'), lines, { buttons: [button] });
  },
});

export const silenceList = defineCommand({
  path: ['silence', 'list'],
  aliases: ['silence', 'silences', '静默', '静默 列表'],
  params: [],
  ability: 'look',
  examples: ['silence list'],
  run: async (_args, context) => {
    const nameOf = namer(context.read.settings.people);
    const silences = (await context.read.silences(context.now)).filter(
      (silence) => silence.endedAt === null && silence.endsAt > context.now,
    );
    const lines = await Promise.all(
      silences.map(async (silence) =>
        tell(
          context,
          sentence('silence.line', {
            id: silence.id,
            matchers: joinedParam(silence.matchers.map(typedMatcher)) ?? '–',
            until: { at: silence.endsAt },
            who: nameOf(silence.by),
            why: silence.reason,
            n: await context.read.countMatching(silence.matchers),
          }),
        ),
      ),
    );
    const buttons = silences.slice(0, 5).map((silence) => ({
      command: `silence end ${silence.id}`,
      label: `✗ ${silence.id}`,
      style: 'plain' as const,
    }));
    return shown(context, sentence('silence.title', { n: silences.length }), lines, { buttons });
  },
});

export const silenceEnd = defineCommand({
  path: ['silence', 'end'],
  aliases: ['静默 结束', '静默 解除'],
  params: [{ name: 'silence', kind: 'word', completes: 'silence' }],
  ability: 'silence',
  examples: ['silence end SIL-3'],
  run: ({ silence: typed }, context) => carryOut(context, [{ on: 'silence-end', id: silenceId(typed) }]),
});

/** `SIL-3`, `sil3`, `3` → `SIL-3`. */
function silenceId(typed: string): string {
  const m = /^(?:sil[-_]?|#)?(\d{1,9})$/u.exec(plainWord(typed));
  return m ? `SIL-${Number(m[1])}` : typed;
}
