import { shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { Rule } from '../src/domain/rule.js';
import { sentence } from '../src/text/catalogue.js';

const MOST = 40;

export const rules = defineCommand({
  path: ['rules', 'list'],
  aliases: ['rules', '规则', '规则 列表'],
  params: [{ name: 'word', kind: 'word', optional: true, completes: 'rule' }],
  permission: 'read',
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

function names(rule: Rule, word: string): boolean {
  const said = [rule.id, rule.kind, rule.family, ...rule.covers, ...rule.match.names];
  return said.some((each) => each.toLowerCase() === word) || rule.id.toLowerCase().includes(word);
}
