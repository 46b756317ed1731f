import { type CommandInteractionOption, ApplicationCommandOptionType as OptionType } from 'discord.js';
import { SHARE } from './options.js';

/** What a person chose of `/risk`: the words of the path and the values by parameter, as typed. */
export interface Chosen {
  readonly path: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** The answer is for everybody here. */
  readonly share: boolean;
}

export function chosenOf(options: readonly CommandInteractionOption[]): Chosen {
  const path: string[] = [];
  let here = options;
  for (let [only] = here; only && isPath(only); [only] = here) {
    path.push(only.name);
    here = only.options ?? [];
  }
  const values = new Map<string, string>();
  for (const option of here) {
    const { name, value } = option;
    if (name !== SHARE && value !== undefined && value !== null) values.set(name, String(value).trim());
  }
  return { path, values, share: here.some((option) => option.name === SHARE && option.value === true) };
}

function isPath(option: CommandInteractionOption): boolean {
  return option.type === OptionType.SubcommandGroup || option.type === OptionType.Subcommand;
}
