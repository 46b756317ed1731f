import type { OptionValue } from './api.js';
import { type Json, length, objects, string } from './json.js';
import { idIn } from './resolved.js';
import type { World } from './world.js';

/** The command with this name and type; a guild's own goes before a global one. */
export function registered(world: World, name: string, type: number): Json {
  const all = [...world.commands.guild.values(), ...world.commands.global.values()];
  const found = all.find((each) => each.name === name && each.type === type);
  if (found !== undefined) return found;
  const known = all.map((each) => string(each.name)).join(', ') || 'none';
  throw new Error(`The command ${name} is not registered; registered are: ${known}`);
}

/** The options of the subcommand at `path`. @throws Error when the client offers no such subcommand */
export function optionsAt(command: Json, path: readonly string[]): readonly Json[] {
  let at = command;
  for (const name of path) {
    const next = objects(at.options).find((each) => each.name === name && (each.type === 1 || each.type === 2));
    if (next === undefined) throw new Error(`${string(at.name)} has no subcommand ${name}; it has: ${names(at)}`);
    at = next;
  }
  if (objects(at.options).some((each) => each.type === 1 || each.type === 2))
    throw new Error(`${string(at.name)} wants a subcommand: ${names(at)}`);
  return objects(at.options);
}

const names = (part: Json) =>
  objects(part.options)
    .map((each) => string(each.name))
    .join(', ');

/** Values as the client sends them. @throws Error for what the client would not let a person send */
export function filledIn(
  world: World,
  known: readonly Json[],
  given: Readonly<Record<string, OptionValue>>,
  complete: boolean,
): readonly Json[] {
  const stranger = Object.keys(given).find((name) => !known.some((each) => each.name === name));
  if (stranger !== undefined)
    throw new Error(`There is no option ${stranger}; there are: ${known.map((each) => string(each.name)).join(', ')}`);
  return known.flatMap((option) => {
    const name = string(option.name);
    const value = given[name];
    if (value !== undefined) return [{ name, type: option.type, value: fitting(world, option, value) }];
    if (complete && option.required === true) throw new Error(`The option ${name} is required`);
    return [];
  });
}

function fitting(world: World, option: Json, value: OptionValue): OptionValue {
  const where = `The option ${string(option.name)}`;
  const refuse = (wanted: string): never => {
    throw new Error(`${where} takes ${wanted}, not ${JSON.stringify(value)}`);
  };
  switch (option.type) {
    case 3: {
      if (typeof value !== 'string') return refuse('a text');
      if (typeof option.max_length === 'number' && length(value) > option.max_length) refuse('a shorter text');
      if (typeof option.min_length === 'number' && length(value) < option.min_length) refuse('a longer text');
      return among(option, value, refuse);
    }
    case 4:
    case 10: {
      if (typeof value !== 'number') return refuse('a number');
      if (option.type === 4 && !Number.isInteger(value)) refuse('a whole number');
      if (typeof option.max_value === 'number' && value > option.max_value) refuse(`at most ${option.max_value}`);
      if (typeof option.min_value === 'number' && value < option.min_value) refuse(`at least ${option.min_value}`);
      return among(option, value, refuse);
    }
    case 5:
      return typeof value === 'boolean' ? value : refuse('true or false');
    case 6:
    case 7:
    case 8:
    case 9:
      return idIn(world, option.type, String(value)) ?? refuse('someone or something of the guild');
    default:
      return refuse('something the fake cannot give');
  }
}

function among(option: Json, value: OptionValue, refuse: (wanted: string) => never): OptionValue {
  const choices = objects(option.choices);
  if (choices.length === 0) return value;
  const found = choices.find((each) => each.value === value || each.name === value);
  if (found === undefined) return refuse(`one of ${choices.map((each) => string(each.name)).join(', ')}`);
  return typeof found.value === 'string' || typeof found.value === 'number' ? found.value : value;
}

/** Wraps the options in their subcommands. */
export function nested(path: readonly string[], options: readonly Json[]): readonly Json[] {
  const [name, ...rest] = path;
  if (name === undefined) return options;
  return [{ type: rest.length > 0 ? 2 : 1, name, options: nested(rest, options) }];
}
