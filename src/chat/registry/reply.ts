import type { Action, ActionResult } from '../../domain/action.js';
import { type Card, plainCard, type Rich } from '../../domain/card.js';
import type { Lang, Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { say, sayText } from '../../text/say.js';
import type { CommandContext, Reply } from '../registry.js';

/** Who a reply is said to. */
export type Listener = Pick<CommandContext, 'lang' | 'zone' | 'now'>;

export function tell(to: Listener, said: Say): Rich {
  return say(to.lang, to.zone, said);
}
export function tellText(to: Listener, said: Say): string {
  return sayText(to.lang, to.zone, said, to.now);
}

/** A card with a title and lines of text, in the listener's language. */
export function shown(to: Listener, title: Say, text: readonly Rich[] = [], more: Partial<Card> = {}): Reply {
  return { ok: true, card: plainCard(tellText(to, title), text, more) };
}

export function refused(said: Say, example?: string): Reply {
  return example === undefined ? { ok: false, said } : { ok: false, said, example };
}

/** Carries actions out and tells what became of each. One that was refused, alone, is a refusal. */
export async function carryOut(context: CommandContext, actions: readonly Action[]): Promise<Reply> {
  return outcome(context, await context.act(actions));
}

const MARKS: Readonly<Record<ActionResult['result'], string>> = { done: '✓', noop: '·', refused: '✗' };

/** What became of actions, as a reply; `lang` where it is to be said in another language than the listener's. */
export function outcome(to: Listener, results: readonly ActionResult[], lang: Lang = to.lang): Reply {
  const [only] = results;
  if (!only) return shown(to, sentence('reply.none'));
  if (results.length === 1 && only.result === 'refused') return refused(only.said);
  const listener = { ...to, lang };
  const lines = results.map(({ result, said }): Rich => [`${MARKS[result]} `, ...tell(listener, said)]);
  return shown(listener, sentence(headline(results)), lines);
}

function headline(results: readonly ActionResult[]): 'reply.done' | 'reply.noop' | 'reply.partly' {
  if (results.every(({ result }) => result === 'done')) return 'reply.done';
  return results.some(({ result }) => result === 'done') ? 'reply.partly' : 'reply.noop';
}
