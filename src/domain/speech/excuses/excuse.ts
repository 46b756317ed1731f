import type { Excuse, TermList } from '../../rule-text.js';
import { unreachable } from '../../signal.js';
import type { Spot } from '../spot.js';
import { aboutOther, advised, aspired, attitude, awarded, graded, ownComparison, provable, usage } from './lawful.js';
import { conditional, mentioned, questioned, vouched } from './manner.js';
import { negated } from './negation.js';

/** What a rule adds to what everybody knows; as in cells. */
export interface Custom {
  readonly negations: readonly string[];
  readonly exceptions: readonly string[];
  readonly names: readonly string[];
  readonly window: number;
}

/** What any sentence may say, in the order they are asked; `word` was asked before. */
const ALWAYS: readonly Excuse[] = ['name', 'near', 'mention', 'negation', 'question', 'condition'];

/** Why a term does no harm where it stands; null where it does. */
export function excuseOf(spot: Spot, list: TermList, custom: Custom): Excuse | null {
  for (const excuse of ALWAYS) if (holds(excuse, spot, custom)) return excuse;
  for (const excuse of list.excuses) if (holds(excuse, spot, custom)) return excuse;
  return null;
}

function holds(excuse: Excuse, spot: Spot, custom: Custom): boolean {
  switch (excuse) {
    case 'word':
      return false;
    case 'name':
      return inName(spot, custom.names);
    case 'near':
      return standsNear(spot, custom);
    case 'mention':
      return mentioned(spot);
    case 'negation':
      return negated(spot, custom.negations, custom.window) && !vouched(spot);
    case 'question':
      return questioned(spot);
    case 'condition':
      return conditional(spot);
    case 'usage':
      return usage(spot);
    case 'own':
      return ownComparison(spot);
    case 'grade':
      return graded(spot);
    case 'award':
      return awarded(spot);
    case 'fact':
      return provable(spot);
    case 'attitude':
      return attitude(spot);
    case 'aspiration':
      return aspired(spot);
    case 'elsewhere':
      return aboutOther(spot);
    case 'advice':
      return advised(spot);
    default:
      return unreachable(excuse);
  }
}

function inName({ cells, start, end, said }: Spot, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = name.indexOf(said); at >= 0; at = name.indexOf(said, at + 1)) {
      const from = start - at;
      if (from >= 0 && from + name.length >= end && cells.text.startsWith(name, from)) return true;
    }
    return false;
  });
}

function standsNear({ cells, start, end }: Spot, { exceptions, window }: Custom): boolean {
  if (exceptions.length === 0) return false;
  const around = cells.text.slice(Math.max(0, start - window), end + window);
  return exceptions.some((word) => around.includes(word));
}
