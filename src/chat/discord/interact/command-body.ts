import {
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  type LocalizationMap,
  ApplicationCommandOptionType as OptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { chineseGroup, menuPath } from '../../registry/groups.js';
import { summaryKey } from '../../registry/usage.js';
import type { Command } from '../../registry.js';
import { cutText } from '../cut.js';
import { assertFits, isShortEnough } from './command-limits.js';
import { described, inChinese, isName, word } from './names.js';
import { optionsOf } from './options.js';

export const RISK = 'risk';
/** Message commands go by their name in every language. */
export const ADD_TO_TIMELINE = word('discord.ui.timeline', 'en');

type Sub = APIApplicationCommandSubcommandOption;
type Group = APIApplicationCommandSubcommandGroupOption;
export type Registered =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/**
 * What is registered with Discord, made from the same list that parses and documents: `ack` is a subcommand of `/risk`,
 * `silence add` a group and its subcommand, `plan` under `respond` a subcommand of that group. Where everything
 * together is longer than Discord takes, parameters are told by their names alone: of what is folded first.
 * @throws Error naming every command that breaks a rule of Discord's
 */
export function commandBodies(all: readonly Command[]): readonly Registered[] {
  const commands = all.filter((command) => !command.hidden);
  const forms = BREVITY.map((isBrief) => riskBody(commands, isBrief));
  const risk = forms.find(isShortEnough) ?? forms.at(-1) ?? riskBody(commands, () => true);
  assertFits(commands, risk);
  const timeline: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
    type: ApplicationCommandType.Message,
    name: ADD_TO_TIMELINE,
    name_localizations: inChinese(word('discord.ui.timeline', 'zh-CN')),
  };
  return [risk, timeline];
}

type IsBrief = (command: Command) => boolean;
const BREVITY: readonly IsBrief[] = [
  () => false,
  (command) => command.under !== undefined,
  (command) => command.under !== undefined || command.path.length > 1,
  () => true,
];

function riskBody(commands: readonly Command[], isBrief: IsBrief): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const options: (Sub | Group)[] = [];
  const taken = new ChineseNames();
  for (const command of commands) {
    const [first = '', second] = menuPath(command);
    const body = { ...described(summaryKey(command)), options: optionsOf(command, isBrief(command)) };
    if (second === undefined) {
      options.push({ type: OptionType.Subcommand, ...named(first, taken.of(command, 0)), ...body });
      continue;
    }
    let group = options.find(
      (option): option is Group => option.name === first && option.type === OptionType.SubcommandGroup,
    );
    if (!group) {
      group = { type: OptionType.SubcommandGroup, name: first, description: '', options: [] };
      options.push(group);
    }
    if (!group.name_localizations) Object.assign(group, named(first, taken.of(command, 0)));
    const sub: Sub = { type: OptionType.Subcommand, ...named(second, taken.of(command, 1)), ...body };
    group.options = [...(group.options ?? []), sub];
  }
  return {
    type: ApplicationCommandType.ChatInput,
    name: RISK,
    ...described('discord.ui.risk'),
    options: options.map((option) => (option.type === OptionType.SubcommandGroup ? describedGroup(option) : option)),
  };
}

/** A group is told by what is in it: `add · list · end`. */
function describedGroup(group: Group): Group {
  const subs = group.options ?? [];
  const words = subs.map((sub) => sub.name);
  const chinese = subs.map((sub) => sub.name_localizations?.['zh-CN'] ?? sub.name);
  return {
    ...group,
    description: cutText(words.join(' · '), 100),
    description_localizations: inChinese(cutText(chinese.join(' · '), 100)),
  };
}

function named(name: string, chinese: string | null): { name: string; name_localizations?: LocalizationMap } {
  return chinese === null ? { name } : { name, name_localizations: inChinese(chinese) };
}

/** Chinese words of places in the menu, from the aliases; no word stands for two siblings. */
class ChineseNames {
  readonly #taken = new Set<string>();

  /** `at`: the word of the menu's path it is for. */
  of(command: Command, at: number): string | null {
    const under = at === 0 ? '' : (menuPath(command)[0] ?? '');
    for (const chinese of candidates(command, at)) {
      if (!isName(chinese) || !/\p{sc=Han}/u.test(chinese) || this.#taken.has(`${under} ${chinese}`)) continue;
      this.#taken.add(`${under} ${chinese}`);
      return chinese;
    }
    return null;
  }
}

/** From aliases that have as many words as the path. */
function candidates(command: Command, at: number): readonly string[] {
  const aliases = (command.aliases ?? [])
    .map((alias) => alias.split(' '))
    .filter((words) => words.length === command.path.length);
  if (command.under === undefined) return aliases.flatMap((words) => words[at] ?? []);
  const group = chineseGroup(command.under);
  return at === 1 ? aliases.map((words) => words.join('-')) : group === null ? [] : [group];
}
