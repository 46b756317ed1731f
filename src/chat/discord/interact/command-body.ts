import {
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  type LocalizationMap,
  ApplicationCommandOptionType as OptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { summaryKey } from '../../registry/usage.js';
import type { Command } from '../../registry.js';
import { cutText } from '../cut.js';
import { assertFits } from './command-limits.js';
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
 * `silence add` a group and its subcommand.
 * @throws Error naming every command that breaks a rule of Discord's
 */
export function commandBodies(all: readonly Command[]): readonly Registered[] {
  const commands = all.filter((command) => !command.hidden);
  const options: (Sub | Group)[] = [];
  const taken = new ChineseNames();
  for (const command of commands) {
    const [first = '', second] = command.path;
    if (second === undefined) {
      options.push({ type: OptionType.Subcommand, ...named(first, taken.of(command, 0, '')), ...body(command) });
      continue;
    }
    let group = options.find(
      (option): option is Group => option.name === first && option.type === OptionType.SubcommandGroup,
    );
    if (!group) {
      group = {
        type: OptionType.SubcommandGroup,
        ...named(first, taken.of(command, 0, '')),
        description: '',
        options: [],
      };
      options.push(group);
    }
    const sub: Sub = { type: OptionType.Subcommand, ...named(second, taken.of(command, 1, first)), ...body(command) };
    group.options = [...(group.options ?? []), sub];
  }
  const risk: RESTPostAPIChatInputApplicationCommandsJSONBody = {
    type: ApplicationCommandType.ChatInput,
    name: RISK,
    ...described('discord.ui.risk'),
    options: options.map((option) => (option.type === OptionType.SubcommandGroup ? describedGroup(option) : option)),
  };
  assertFits(commands, risk);
  const timeline: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
    type: ApplicationCommandType.Message,
    name: ADD_TO_TIMELINE,
    name_localizations: inChinese(word('discord.ui.timeline', 'zh-CN')),
  };
  return [risk, timeline];
}

function body(command: Command): Pick<Sub, 'description' | 'description_localizations' | 'options'> {
  return { ...described(summaryKey(command)), options: optionsOf(command) };
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

/** Chinese words of paths, from the aliases that have as many words as the path; no word stands for two siblings. */
class ChineseNames {
  readonly #taken = new Set<string>();

  of(command: Command, at: number, under: string): string | null {
    for (const alias of command.aliases ?? []) {
      const words = alias.split(' ');
      const chinese = words[at];
      if (words.length !== command.path.length || chinese === undefined) continue;
      if (!isName(chinese) || !/\p{sc=Han}/u.test(chinese) || this.#taken.has(`${under} ${chinese}`)) continue;
      this.#taken.add(`${under} ${chinese}`);
      return chinese;
    }
    return null;
  }
}
