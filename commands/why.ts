import { noSuch } from '../src/chat/registry/pick.js';
import { tell, tellText } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext } from '../src/chat/registry.js';
import { plainCard, type Rich } from '../src/domain/card.js';
import { type Incident, incidentName } from '../src/domain/incident.js';
import { type Signal, wordsOf } from '../src/domain/signal.js';
import type { Say } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';
import { type Evidence, evidenceOf } from '../src/text/evidence.js';
import { badge } from '../src/text/incident-card.js';
import { apartParam, clockStood } from '../src/text/response-line.js';
import { figureParam, levelWord, moneySay, namer } from '../src/text/sentences.js';
import { timelineSay } from '../src/text/timeline.js';

const ALERTS = 3;
const SIGNALS = 5;
const HISTORY = 200;
const WORDS = 120;

/** Why an incident is what it is: rule, threshold in force and why that one, arithmetic, signals. */
export const why = defineCommand({
  path: ['why'],
  aliases: ['原因', '为什么'],
  params: [{ name: 'incident', kind: 'incident', completes: 'incident' }],
  ability: 'look',
  examples: ['why INC-42'],
  run: async ({ incident: id }, context) => {
    const { read } = context;
    const incident = await read.incident(id);
    if (!incident) return noSuch(id);
    const [alerts, history] = await Promise.all([read.alertsOf(id), read.historyOf(id, HISTORY)]);
    const evidence = evidenceOf(incident, alerts, history);
    const text: Rich[] = [];
    for (const each of evidence.slice(0, ALERTS)) text.push(...(await explained(each, context)));
    if (evidence.length === 0) text.push(tell(context, sentence('explain.declared')));
    if (evidence.length > ALERTS) text.push(tell(context, sentence('explain.more', { n: evidence.length - ALERTS })));
    const raised = history.findLast((row) => row.kind === 'incident' && row.event.type === 'level');
    if (raised?.kind === 'incident') {
      const what = { say: timelineSay(raised.event, namer(read.settings.people)) };
      text.push(tell(context, sentence('explain.level', { at: { at: raised.at }, what })));
    }
    const clocks = clocksSay(incident);
    if (clocks) text.push(tell(context, clocks));
    const title = tellText(
      context,
      sentence('explain.title', { inc: incidentName(id), level: levelWord(incident.level) }),
    );
    return {
      ok: true,
      card: plainCard(title, text, {
        level: incident.level,
        badge: badge(incident.level, context.lang),
        drill: incident.drill,
      }),
    };
  },
});

/** What its level and its labels demand, and how that stands. */
function clocksSay({ clocks }: Incident): Say | null {
  const all = apartParam(clocks.toSorted((a, b) => a.dueAt - b.dueAt).map(clockStood));
  return all === null ? null : sentence('explain.clocks', { clocks: all });
}

async function explained(evidence: Evidence, context: CommandContext): Promise<readonly Rich[]> {
  const said: Say[] = [
    sentence(evidence.firing ? 'explain.alert' : 'explain.alert.cleared', {
      level: levelWord(evidence.level),
      title: { worded: evidence.title, labels: evidence.labels },
      at: { at: evidence.at },
    }),
    ruleSay(evidence.rule, context),
  ];
  for (const reason of evidence.reasons) said.push(sentence('explain.reason', { reason: { say: reason } }));
  said.push(...figuresSay(evidence));
  const signals = await context.read.signals(evidence.signals.slice(-SIGNALS));
  for (const signal of signals) said.push(signalSay(signal));
  if (signals.length === 0 && evidence.signals.length > 0) {
    said.push(sentence('explain.signals.gone', { n: evidence.signals.length }));
  }
  return said.map((each) => tell(context, each));
}

function ruleSay(id: string, context: CommandContext): Say {
  const rule = context.read.settings.rules.find((each) => each.id === id);
  if (!rule) return sentence('explain.rule.gone', { rule: id });
  const owner = rule.owner ?? { say: sentence('nobody') };
  const forMs = { ms: rule.forMs };
  return rule.forMs > 0
    ? sentence('explain.rule.for', { rule: id, kind: rule.kind, owner, for: forMs })
    : sentence('explain.rule', { rule: id, kind: rule.kind, owner });
}

function figuresSay({ figures }: Evidence): readonly Say[] {
  const said: Say[] = [];
  if (figures.threshold !== undefined && figures.value !== undefined) {
    const value = figureParam(figures.value, figures.unit);
    said.push(sentence('explain.threshold', { value, threshold: figureParam(figures.threshold, figures.unit) }));
  }
  if (figures.probability !== undefined)
    said.push(sentence('explain.probability', { p: { ratio: figures.probability } }));
  if (figures.exposure !== undefined) said.push(sentence('explain.exposure', { n: figures.exposure }));
  if (figures.money) said.push(sentence('explain.money', { money: { say: moneySay(figures.money) } }));
  if (figures.leftMs !== undefined) {
    const late = figures.leftMs < 0;
    said.push(sentence(late ? 'explain.late' : 'explain.left', { left: { ms: Math.abs(figures.leftMs) } }));
  }
  return said;
}

function signalSay(signal: Signal): Say {
  const words = wordsOf(signal).replace('\n', ' – ');
  const what = ['', signal.name].includes(signal.subject) ? signal.name : `${signal.name} ${signal.subject}`;
  const params = { at: { at: signal.at }, source: signal.source, what };
  if (signal.kind === 'metric') {
    return sentence('explain.signal.value', { ...params, value: figureParam(signal.value, signal.unit) });
  }
  // Many systems give one text for name, subject and title: it is said once.
  if (words === '' || words === signal.name) return sentence('explain.signal', params);
  return sentence('explain.signal.words', {
    ...params,
    words: words.length > WORDS ? `${words.slice(0, WORDS)}…` : words,
  });
}
