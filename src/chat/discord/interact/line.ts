import { menuPath } from '../../registry/groups.js';
import { tokenise } from '../../registry/tokens.js';
import { isKeyword } from '../../registry/words.js';
import type { Command, Param, ParamKind } from '../../registry.js';
import type { Chosen } from './chosen.js';

/** The words of one of these run on as far as they can, so that free words after them need quotes to stay apart. */
const RUNS_ON: ReadonlySet<ParamKind> = new Set<ParamKind>([
  'incidents',
  'filters',
  'matchers',
  'labels',
  'duration',
  'range',
  'time',
]);

/** The line a person would have typed: keywords before their values, values as given, in the order of the registry. */
export function commandLine(commands: readonly Command[], chosen: Chosen): string {
  const command = commandOf(commands, chosen.path);
  const words: string[] = [...(command?.path ?? chosen.path)];
  const left = new Map(chosen.values);
  for (const param of command?.params ?? []) {
    const value = left.get(param.name);
    left.delete(param.name);
    if (command && value !== undefined && value !== '') words.push(placed(command, param, value));
  }
  // Options of an older registration: whoever reads the line says what is too much.
  words.push(...left.values());
  return words.join(' ');
}

/** By where it stands in the menu; an older registration may have it by its path alone. */
export function commandOf(commands: readonly Command[], path: readonly string[]): Command | null {
  const chosen = path.join(' ');
  return (
    commands.find((command) => menuPath(command).join(' ') === chosen) ??
    commands.find((command) => command.path.join(' ') === chosen) ??
    null
  );
}

/** `for 2h`, `@li`, `"free words"`. */
export function placed(command: Command, param: Param, value: string): string {
  const words = asWords(command, param, value);
  const [first] = tokenise(words);
  const said =
    first !== undefined && !first.quoted && param.keyword !== undefined && isKeyword(first.text, param.keyword);
  return param.keyword === undefined || said ? words : `${param.keyword} ${words}`;
}

function asWords(command: Command, param: Param, value: string): string {
  switch (param.kind) {
    case 'rest':
      return mistakable(command, param) ? quoted(value) : value;
    case 'person':
    case 'word':
    case 'choice':
    case 'level':
    case 'incident':
      return /[\s\u3000]/u.test(value) && !isOneWord(value) ? quoted(value) : value;
    default:
      return value;
  }
}

/** Could words of this parameter be taken for a neighbour's? */
function mistakable(command: Command, param: Param): boolean {
  const at = command.params.indexOf(param);
  const before = command.params.slice(0, at);
  return (
    before.some((each) => each.optional === true || RUNS_ON.has(each.kind)) ||
    command.params.slice(at + 1).some((each) => each.kind === 'labels')
  );
}

function isOneWord(value: string): boolean {
  return tokenise(value).length === 1;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, (char) => `\\${char}`)}"`;
}
