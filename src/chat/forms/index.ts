import type { FormId } from '../../domain/card.js';
import { assign } from './assign.js';
import { declare } from './declare.js';
import { escalate } from './escalate.js';
import { assemble, assess, coordinate, file, plan, update } from './filings.js';
import type { FormKind } from './form.js';
import { level } from './level.js';
import { note } from './note.js';
import { oncallOverride, oncallSwap } from './oncall.js';
import { reject } from './reject.js';
import { resolve } from './resolve.js';
import { silence } from './silence.js';
import { snooze } from './snooze.js';

/** Every dialog there is. */
export const forms: Readonly<Record<FormId, FormKind>> = {
  reject,
  resolve,
  declare,
  silence,
  snooze,
  level,
  note,
  escalate,
  assign,
  update,
  plan,
  assess,
  assemble,
  coordinate,
  file,
  'oncall-override': oncallOverride,
  'oncall-swap': oncallSwap,
};
