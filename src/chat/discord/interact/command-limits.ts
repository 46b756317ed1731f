import {
  type APIApplicationCommandOption,
  type LocalizationMap,
  ApplicationCommandOptionType as OptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { menuPath } from '../../registry/groups.js';
import type { Command } from '../../registry.js';
import { isName } from './names.js';

const OPTIONS_MOST = 25;
const CHOICES_MOST = 25;
const CHOICE_MOST = 100;
const TOTAL_MOST = 8000;

/** @throws Error naming each command that Discord would refuse, and why */
export function assertFits(commands: readonly Command[], risk: RESTPostAPIChatInputApplicationCommandsJSONBody): void {
  const problems = [...pathProblems(commands), ...optionProblems('/risk', risk.options ?? [])];
  const total = lengthInAll(risk);
  if (total > TOTAL_MOST)
    problems.push(`/risk is ${total} characters long in all; Discord takes ${TOTAL_MOST}: shorten help texts`);
  if (problems.length === 0) return;
  throw new Error(`Discord cannot take these commands as they are:\n${problems.map((each) => `- ${each}`).join('\n')}`);
}

/** Is it short enough in all? */
export function isShortEnough(risk: RESTPostAPIChatInputApplicationCommandsJSONBody): boolean {
  return lengthInAll(risk) <= TOTAL_MOST;
}

function lengthInAll(risk: RESTPostAPIChatInputApplicationCommandsJSONBody): number {
  return size(risk.name, risk) + (risk.options ?? []).reduce((sum, option) => sum + optionSize(option), 0);
}

function pathProblems(commands: readonly Command[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  const paths = commands.map(menuPath);
  for (const path of paths) {
    const name = `/risk ${path.join(' ')}`;
    if (path.length === 0 || path.length > 2) problems.push(`${name}: Discord takes paths of one or two words`);
    if (path.length === 2 && paths.some((other) => other.length === 1 && other[0] === path[0]))
      problems.push(
        `${name}: \`${path[0]}\` cannot be a command of its own and a group; give the former a second word`,
      );
    if (seen.has(name)) problems.push(`${name}: there are two of it`);
    seen.add(name);
  }
  return problems;
}

function optionProblems(where: string, options: readonly APIApplicationCommandOption[]): string[] {
  const problems: string[] = [];
  if (options.length > OPTIONS_MOST)
    problems.push(
      `${where} has ${options.length} words or parameters under it; Discord takes ${OPTIONS_MOST}: make a group of some`,
    );
  let optional = false;
  const names = new Set<string>();
  for (const option of options) {
    const name = `${where} ${option.name}`;
    const spelled = [option.name, ...Object.values(option.name_localizations ?? {})];
    for (const each of spelled)
      if (each !== null && !isName(each))
        problems.push(`${name}: \`${each}\` is no name for Discord: 1 to 32 lower-case letters, digits, - or _`);
    if (names.has(option.name)) problems.push(`${name}: there are two of that name`);
    names.add(option.name);
    if (option.description === '') problems.push(`${name}: it has no description`);
    if ('required' in option && option.required === true && optional)
      problems.push(`${name}: it must be given, but stands after one that may be left out`);
    if (!('required' in option && option.required === true)) optional = true;
    if ('choices' in option) problems.push(...choiceProblems(name, option.choices ?? []));
    if ('options' in option) problems.push(...optionProblems(name, option.options ?? []));
  }
  return problems;
}

function choiceProblems(name: string, choices: readonly { readonly name: string }[]): string[] {
  const problems: string[] = [];
  if (choices.length > CHOICES_MOST) problems.push(`${name}: ${choices.length} choices; Discord takes ${CHOICES_MOST}`);
  for (const choice of choices)
    if (choice.name === '' || choice.name.length > CHOICE_MOST)
      problems.push(`${name}: the choice \`${choice.name}\` must have 1 to ${CHOICE_MOST} characters`);
  return problems;
}

/** Discord counts names, descriptions and values, each in its longest language. */
function optionSize(option: APIApplicationCommandOption): number {
  let sum = size(option.name, option);
  if ('choices' in option)
    for (const choice of option.choices ?? [])
      sum += longest(choice.name, choice.name_localizations) + String(choice.value).length;
  const under =
    option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup ? (option.options ?? []) : [];
  return under.reduce((total, each) => total + optionSize(each), sum);
}

function size(
  name: string,
  of: {
    readonly description: string;
    readonly name_localizations?: LocalizationMap | null | undefined;
    readonly description_localizations?: LocalizationMap | null | undefined;
  },
): number {
  return longest(name, of.name_localizations) + longest(of.description, of.description_localizations);
}

function longest(text: string, others: LocalizationMap | null | undefined): number {
  return Math.max(text.length, ...Object.values(others ?? {}).map((each) => each?.length ?? 0));
}
