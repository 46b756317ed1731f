import type { Rule } from '../domain/rule.js';
import { inForce, scalesOf } from '../domain/rules/elastic.js';
import type { ShowBook } from '../domain/show-book.js';
import type { Labels } from '../domain/signal.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { joinedParam, levelWord } from '../text/sentences.js';

const MINUTE_MS = 60_000;

/**
 * Which values of a rule are in force for these labels at an instant, and by which case; null where it has none.
 * `air`: the instant is one at which the show is on air.
 */
export function valuesInForce(
  rule: Rule,
  shows: ShowBook,
  labels: Labels,
  { at, air }: { readonly at: number; readonly air: 'yes' | 'no' },
): Say | null {
  if (!('levels' in rule)) return null;
  const { ladder, elastic } = inForce(scalesOf(rule), shows, labels, at);
  const case_ = elastic?.name ?? 'none';
  if (ladder.length === 0) return sentence('trial.route.no-values', { case: case_, air });
  const share = ladder.every(({ value }) => value > 0 && value < 1);
  const told = ladder.toReversed().map(({ level, value }) => ({
    say: sentence('trial.route.value', { level: levelWord(level), value: shown(rule, value, share) }),
  }));
  return sentence('trial.route.values', { values: joinedParam(told) ?? '', case: case_, air });
}

/** A value as its kind of rule means it: a time, a share, a number. `share`: all of them lie between 0 and 1. */
function shown(rule: Rule, value: number, share: boolean): SayParam {
  switch (rule.kind) {
    case 'absence':
    case 'expiry':
    case 'stale-stock':
      return { ms: value };
    case 'runway':
      return { ms: value * MINUTE_MS };
    case 'concentration':
      return { ratio: value };
    case 'change':
      return rule.measure === 'percent' ? { ratio: value } : value;
    default:
      return share ? { ratio: value } : value;
  }
}
