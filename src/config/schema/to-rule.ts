import type { CommentModelFile } from '../../domain/opinion/model.js';
import type { Rule, TermList } from '../../domain/rule.js';
import { unreachable } from '../../domain/signal.js';
import type { RuleEntry } from './rule.js';
import { toAbsence } from './rules/absence.js';
import { toAnomaly } from './rules/anomaly.js';
import { toBurst } from './rules/burst.js';
import { toChange } from './rules/change.js';
import { toComposite } from './rules/composite.js';
import { toConcentration } from './rules/concentration.js';
import { toExpiry } from './rules/expiry.js';
import { toFact } from './rules/fact.js';
import { toIndex } from './rules/index-score.js';
import { toOpinion } from './rules/opinion.js';
import { toRatio } from './rules/ratio.js';
import { toRunway } from './rules/runway.js';
import { toStaleStock } from './rules/stale-stock.js';
import { toText } from './rules/text.js';
import { toThreshold } from './rules/threshold.js';
import { toTrace } from './rules/trace.js';
import { toUpstream } from './rules/upstream.js';

const NO_LISTS: ReadonlyMap<string, TermList> = new Map();
const NO_MODELS: ReadonlyMap<string, CommentModelFile> = new Map();

/** Makes a checked entry a rule; `currency` and `zone` are those of the house, `lists` the kept term lists by id, `models` those of comments by path. */
export function toRule(entry: RuleEntry, currency: string, zone = 'UTC', lists = NO_LISTS, models = NO_MODELS): Rule {
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
      return toText(entry, currency, lists);
    case 'opinion':
      return toOpinion(entry, currency, models);
    case 'anomaly':
      return toAnomaly(entry, currency);
    case 'upstream':
      return toUpstream(entry, currency);
    case 'fact':
      return toFact(entry, currency);
    case 'change':
      return toChange(entry, currency);
    case 'ratio':
      return toRatio(entry, currency);
    case 'expiry':
      return toExpiry(entry, currency, zone);
    case 'stale-stock':
      return toStaleStock(entry, currency);
    case 'concentration':
      return toConcentration(entry, currency);
    case 'composite':
      return toComposite(entry, currency);
    case 'index':
      return toIndex(entry, currency);
    case 'trace':
      return toTrace(entry, currency);
    default:
      return unreachable(entry);
  }
}
