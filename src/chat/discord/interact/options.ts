import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType as OptionType,
} from 'discord.js';
import { LEVELS } from '../../../domain/level.js';
import { LEVEL_MARKS } from '../../../text/level-mark.js';
import { isPrivate } from '../../registry/shared.js';
import type { Command, Param, ParamKind } from '../../registry.js';
import { described, inChinese, isKey, isName, word } from './names.js';

/** What a query may be asked besides its own parameters: to answer in front of everybody. */
export const SHARE = 'share';

/** Kinds for which something useful can be offered while it is typed. */
const COMPLETED: ReadonlySet<ParamKind> = new Set<ParamKind>([
  'incident',
  'incidents',
  'person',
  'filters',
  'matchers',
  'labels',
  'duration',
  'range',
  'time',
]);

function isQuery(command: Command): boolean {
  return command.ability === 'look' && !isPrivate(command);
}

/**
 * A command's parameters as Discord's options: those that must be given first, as Discord wants them. `brief`: told by
 * their names alone, where there is no room for more.
 */
export function optionsOf(command: Command, brief = false): APIApplicationCommandBasicOption[] {
  const chinese = chineseNames(command.params);
  const options = command.params.map((param) => optionOf(command, param, chinese.get(param.name), brief));
  if (isQuery(command)) options.push(shareOption(brief));
  return [...options.filter((option) => option.required), ...options.filter((option) => !option.required)];
}

function shareOption(brief: boolean): APIApplicationCommandBasicOption {
  const chinese = inChinese(word('discord.ui.share.name', 'zh-CN'));
  return {
    type: OptionType.Boolean,
    name: SHARE,
    name_localizations: chinese,
    ...described(brief ? 'discord.ui.share.name' : 'discord.ui.share'),
  };
}

function optionOf(
  command: Command,
  param: Param,
  chinese: string | undefined,
  brief: boolean,
): APIApplicationCommandBasicOption {
  const base = {
    name: param.name,
    ...(chinese === undefined ? {} : { name_localizations: inChinese(chinese) }),
    ...described(brief ? `param.${param.name}` : hintKey(command, param)),
    required: param.optional !== true,
  };
  if (param.kind === 'number') return { type: OptionType.Integer, min_value: 0, ...base };
  if (param.kind === 'level') return { type: OptionType.String, choices: LEVELS.map(levelChoice), ...base };
  if (param.choices)
    return { type: OptionType.String, choices: param.choices.map((each) => choice(param, each)), ...base };
  const autocomplete = COMPLETED.has(param.kind) || param.completes !== undefined;
  return { type: OptionType.String, ...(autocomplete ? { autocomplete } : {}), ...base };
}

/** What to type there: as the command has it, or its kind, or parameters of its name; else what it is called. */
function hintKey(command: Command, param: Param): string {
  const hints = [[...command.path, param.name].join('.'), param.kind, param.completes ?? '', `its.${param.name}`];
  return hints.map((hint) => `discord.ui.hint.${hint}`).find(isKey) ?? `param.${param.name}`;
}

function levelChoice(level: (typeof LEVELS)[number]): APIApplicationCommandOptionChoice<string> {
  const named = (lang: 'en' | 'zh-CN'): string => `${LEVEL_MARKS[level]} ${word(`level.${level}`, lang)}`;
  return { name: named('en'), name_localizations: inChinese(named('zh-CN')), value: level };
}

/** A choice is named by the catalogue where it has a word for it (`outcome.true`: real), else by itself. */
function choice(param: Param, value: string): APIApplicationCommandOptionChoice<string> {
  const key = [`discord.ui.choice.${param.name}.${value}`, `${param.name}.${value}`].find(isKey);
  if (key === undefined) return { name: value, value };
  return { name: word(key, 'en'), name_localizations: inChinese(word(key, 'zh-CN')), value };
}

/** Chinese names of parameters, where the catalogue has a word that Discord takes and no other of the command has it. */
function chineseNames(params: readonly Param[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const param of params) {
    const own = `discord.ui.name.${param.name}`;
    const name = word(isKey(own) ? own : `param.${param.name}`, 'zh-CN');
    if (isName(name) && /\p{sc=Han}/u.test(name) && ![...names.values()].includes(name)) names.set(param.name, name);
  }
  return names;
}
