import type { Rule } from '../../domain/rule.js';
import { unreachable } from '../../domain/signal.js';
import type { RuleEntry } from './rule.js';
import { toAbsence } from './rules/absence.js';
import { toBurst } from './rules/burst.js';
import { toRunway } from './rules/runway.js';
import { toText } from './rules/text.js';
import { toThreshold } from './rules/threshold.js';
import { toUpstream } from './rules/upstream.js';

/** Makes a checked entry a rule; `currency` is that of the house. */
export function toRule(entry: RuleEntry, currency: string): Rule {
  switch (entry.kind) {
    case 'threshold':
      return toThreshold(entry, currency);
    case 'burst':
      return toBurst(entry, currency);
    case 'absence':
      return toAbsence(entry, currency);
    case 'runway':
      return toRunway(entry, currency);
    case 'text':
      return toText(entry, currency);
    case 'upstream':
      return toUpstream(entry, currency);
    default:
      return unreachable(entry);
  }
}
