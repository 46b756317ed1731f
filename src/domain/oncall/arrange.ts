import type { DutyAsk } from '../action-duty.js';
import { unreachable } from '../signal.js';
import { accept, decline } from './arrange-answer.js';
import { end } from './arrange-end.js';
import { override } from './arrange-override.js';
import { swap } from './arrange-swap.js';
import type { ArrangeContext, Arranged } from './arranged.js';

/** Decides on anything people ask of who is on duty. A refusal says what to type instead. */
export function arrange(ask: DutyAsk, context: ArrangeContext): Arranged {
  switch (ask.do) {
    case 'override':
      return override(ask, context);
    case 'swap':
      return swap(ask, context);
    case 'accept':
      return accept(ask.change, context);
    case 'decline':
      return decline(ask.change, context);
    case 'end':
      return end(ask.change, context);
    default:
      return unreachable(ask);
  }
}
