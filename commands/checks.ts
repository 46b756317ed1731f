import { carryOut, outcome, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CheckView } from '../src/domain/reads.js';
import type { Say } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';
import { checkRunCard } from '../src/text/check-run-card.js';

export const checksList = defineCommand({
  path: ['checks', 'list'],
  aliases: ['checks', '检查', '检查 列表'],
  params: [],
  ability: 'look',
  examples: ['checks', 'checks list'],
  run: async (_args, context) => {
    // What fails is what people look for.
    const checks = [...(await context.read.checks())].sort(
      (a, b) => Number(a.lastOk !== false) - Number(b.lastOk !== false) || (a.id < b.id ? -1 : 1),
    );
    const lines = checks.map((check) => tell(context, lineSay(check)));
    if (checks.length === 0) lines.push(tell(context, sentence('checks.none')));
    return shown(context, sentence('checks.title', { n: checks.length }), lines);
  },
});

function lineSay(check: CheckView): Say {
  return sentence('checks.line', {
    id: check.id,
    kind: check.kind,
    schedule: check.schedule,
    target: check.target,
    last: { say: lastSay(check) },
  });
}

function lastSay(check: CheckView): Say {
  if (check.paused) return sentence('checks.paused');
  if (check.lastOk === null || check.lastEnd === null) {
    return check.nextAt === null ? sentence('checks.never') : sentence('checks.first', { at: { at: check.nextAt } });
  }
  // A look that went well may have found its target down: what it saw is told, no judgement in its place.
  const params = { at: { at: check.lastEnd }, what: check.lastMessage ?? '–' };
  return sentence(check.lastOk ? 'checks.looked' : 'checks.failed', params);
}

export const checksRun = defineCommand({
  path: ['checks', 'run'],
  aliases: ['检查 执行'],
  params: [{ name: 'check', kind: 'word', completes: 'check' }],
  ability: 'handle',
  examples: ['checks run stream-main'],
  run: async ({ check }, context) => {
    const results = await context.act([{ on: 'check-run', check }]);
    const [only] = results;
    // Whoever asks for a run wants to see what came of it, not only that it was done.
    if (only?.result === 'done' && only.seen) return { ok: true, card: checkRunCard(context, only.seen) };
    return outcome(context, results);
  },
});

export const checksPause = defineCommand({
  path: ['checks', 'pause'],
  aliases: ['检查 暂停'],
  params: [{ name: 'check', kind: 'word', completes: 'check' }],
  ability: 'checks',
  examples: ['checks pause stream-main'],
  run: ({ check }, context) => carryOut(context, [{ on: 'check-pause', check, paused: true }]),
});

export const checksResume = defineCommand({
  path: ['checks', 'resume'],
  aliases: ['检查 恢复'],
  params: [{ name: 'check', kind: 'word', completes: 'check' }],
  ability: 'checks',
  examples: ['checks resume stream-main'],
  run: ({ check }, context) => carryOut(context, [{ on: 'check-pause', check, paused: false }]),
});
