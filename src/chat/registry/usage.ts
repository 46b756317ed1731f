import type { Lang } from '../../domain/text.js';
import { sayText } from '../../text/say.js';
import type { Command, Param } from '../registry.js';

/** `silence add <matchers> for <time> <why>`: how a command is typed; `[…]` may be left out. */
export function usage(command: Command, lang: Lang): string {
  return [...command.path, ...command.params.map((param) => place(param, lang))].join(' ');
}

function place(param: Param, lang: Lang): string {
  const words = param.choices ? param.choices.join('|') : word(`param.${param.name}`, lang);
  const many = param.kind === 'incidents' || param.kind === 'matchers' || param.kind === 'labels' ? '…' : '';
  const key = param.keyword ? `${param.keyword} ` : '';
  return param.optional ? `[${key}${words}${many}]` : `${key}<${words}${many}>`;
}

/** The key of the sentence that says what a command is for. */
export function summaryKey(command: Command): string {
  return `help.${command.path.join('.')}`;
}

/** What a command is for, in one sentence. */
export function summary(command: Command, lang: Lang): string {
  return word(summaryKey(command), lang);
}

function word(key: string, lang: Lang): string {
  // No times in these: the zone and the instant make no difference.
  return sayText(lang, 'utc', { key }, 0);
}
