import type { Command } from '../src/chat/registry.js';
import { ack } from './ack.js';
import { assign } from './assign.js';
import { checksList, checksPause, checksResume, checksRun } from './checks.js';
import { declare } from './declare.js';
import { dialog } from './dialog.js';
import { doctor } from './doctor.js';
import { draw } from './draw.js';
import { escalate } from './escalate.js';
import { escalateStep } from './escalate-step.js';
import { assemble, assess, coordinate, file, plan, update } from './filings.js';
import { held } from './held.js';
import { helpOver } from './help.js';
import { inboxList, inboxReplay, inboxShow } from './inbox.js';
import { info } from './info.js';
import { lang } from './lang.js';
import { level } from './level.js';
import { link, unlink } from './link.js';
import { list } from './list.js';
import { me } from './me.js';
import { merge } from './merge.js';
import { note } from './note.js';
import { oncall } from './oncall.js';
import { oncallCalendar } from './oncall-calendar.js';
import { oncallChanges, oncallEnd } from './oncall-changes.js';
import { oncallFeed } from './oncall-feed.js';
import { oncallOverride } from './oncall-override.js';
import { oncallAccept, oncallDecline, oncallSwap } from './oncall-swap.js';
import { oncallTry } from './oncall-try.js';
import { own } from './own.js';
import { reopen } from './reopen.js';
import { approve, reject, requests, withdraw } from './requests.js';
import { resolve } from './resolve.js';
import { resources } from './resources.js';
import { restrict } from './restrict.js';
import { rules, rulesChanges, rulesReload } from './rules.js';
import { showsAdd, showsEnd, showsList, showsMove, showsStart } from './shows.js';
import { silenceAdd, silenceEnd, silenceList, silencePreview } from './silence.js';
import { snooze } from './snooze.js';
import { status } from './status.js';
import { still } from './still.js';
import { unack } from './unack.js';
import { vetoLift, vetoList, vetoShow, vetoSku } from './veto.js';
import { who } from './who.js';
import { why } from './why.js';

/** Everything people can type, in the order help shows it. */
export const commands: readonly Command[] = [
  status,
  list,
  info,
  why,
  ack,
  still,
  unack,
  own,
  assign,
  escalate,
  level,
  note,
  snooze,
  update,
  plan,
  assess,
  assemble,
  coordinate,
  file,
  resolve,
  reopen,
  restrict,
  merge,
  declare,
  draw,
  resources,
  requests,
  approve,
  reject,
  withdraw,
  vetoShow,
  vetoSku,
  vetoLift,
  vetoList,
  silenceAdd,
  silencePreview,
  silenceList,
  silenceEnd,
  oncall,
  oncallOverride,
  oncallSwap,
  oncallAccept,
  oncallDecline,
  oncallChanges,
  oncallEnd,
  oncallTry,
  oncallCalendar,
  oncallFeed,
  showsList,
  showsAdd,
  showsStart,
  showsEnd,
  showsMove,
  checksList,
  checksRun,
  checksPause,
  checksResume,
  rules,
  rulesReload,
  rulesChanges,
  inboxList,
  inboxShow,
  inboxReplay,
  lang,
  link,
  unlink,
  me,
  who,
  helpOver(() => commands.filter((command) => !command.hidden)),
  held,
  escalateStep,
  dialog,
  doctor,
];
