import { carryOut, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { markOf, sectionsOf } from '../src/domain/config-change.js';
import type { Rule } from '../src/domain/rule.js';
import { sentence } from '../src/text/catalogue.js';
import { changesSay } from '../src/text/config-changes.js';

const MOST = 40;

export const rules = defineCommand({
  path: ['rules', 'list'],
  aliases: ['rules', '规则', '规则 列表'],
  under: 'more',
  params: [{ name: 'word', kind: 'word', optional: true, completes: 'rule' }],
  ability: 'look',
  examples: ['rules', 'rules list', 'rules A5', 'rules technology'],
  run: async ({ word }, context) => {
    const counts = await context.read.ruleCounts();
    const firing = (rule: Rule): number => counts.get(rule.id) ?? 0;
    const wanted = context.read.settings.rules
      .filter((rule) => word === undefined || names(rule, word.toLowerCase()))
      .sort((a, b) => firing(b) - firing(a) || (a.id < b.id ? -1 : 1));
    const lines = wanted.slice(0, MOST).map((rule) =>
      tell(
        context,
        sentence('rules.line', {
          id: rule.id,
          kind: rule.kind,
          family: { say: sentence(`family.${rule.family}`) },
          // Shown as written: the places are filled only by a signal's labels.
          title: rule.title[context.lang],
          covers: rule.covers.join(' '),
          n: firing(rule),
        }),
      ),
    );
    if (wanted.length === 0) lines.push(tell(context, sentence('rules.none')));
    if (wanted.length > MOST) lines.push(tell(context, sentence('rules.more', { n: wanted.length - MOST })));
    return shown(context, sentence('rules.title', { n: wanted.length }), lines);
  },
});

export const rulesReload = defineCommand({
  path: ['rules', 'reload'],
  aliases: ['规则 重载'],
  under: 'more',
  params: [],
  ability: 'configure',
  examples: ['rules reload'],
  run: (_args, context) => carryOut(context, [{ on: 'config-reload' }]),
});

const CHANGES = 10;
const HASH_CHARS = 12;

export const rulesChanges = defineCommand({
  path: ['rules', 'changes'],
  aliases: ['规则 变更'],
  under: 'more',
  params: [],
  ability: 'look',
  examples: ['rules changes'],
  run: async (_args, context) => {
    const rows = (await context.read.configHistory(CHANGES)).toReversed();
    const lines = rows.flatMap(({ at, actor, ...row }) => {
      if (row.kind !== 'record') return [];
      const who = actor.kind === 'person' ? actor.name : { say: sentence('reload.changes.files') };
      const changes = { say: changesSay(sectionsOf(row.data)) };
      const hash = (markOf(row.data)?.hash ?? '–').slice(0, HASH_CHARS);
      return [tell(context, sentence('reload.changes.line', { at: { at }, who, changes, hash }))];
    });
    return shown(context, sentence('reload.changes.title', { n: lines.length }), lines);
  },
});

function names(rule: Rule, word: string): boolean {
  const said = [rule.id, rule.kind, rule.family, ...rule.covers, ...rule.match.names];
  return said.some((each) => each.toLowerCase() === word) || rule.id.toLowerCase().includes(word);
}
