import type { Command } from '../registry.js';
import { chineseGroup } from './groups.js';
import { nearest, plainWord } from './nearest.js';
import type { Token } from './tokens.js';

/** What follows `/risk`, `risk` or nothing: people type all three. */
export function commandText(line: string): string {
  return line
    .trim()
    .replace(/^\/?risk(?=\s|$)/iu, '')
    .replace(/^\//u, '')
    .trim();
}

/** Every way to type the command's path, as plain words; its own first, those with the word of its group last. */
export function pathsOf(command: Command): readonly (readonly string[])[] {
  const paths = [command.path, ...(command.aliases ?? []).map((alias) => alias.split(' '))];
  const { under } = command;
  if (under === undefined) return paths;
  const chinese = chineseGroup(under);
  const grouped = paths.map((path) => [isHan(path) ? (chinese ?? under) : under, ...path]);
  // As a menu shows it, whose words hold no spaces.
  const joined = command.path.length > 1 ? [[under, command.path.join('-')]] : [];
  return [...paths, ...grouped, ...joined];
}

function isHan(path: readonly string[]): boolean {
  return path.some((word) => /\p{sc=Han}/u.test(word));
}

export type Found =
  | { readonly command: Command; readonly took: number }
  /** The line it was most likely meant to be, if any. */
  | { readonly command: null; readonly near: { readonly command: Command; readonly line: string } | null };

/** The command whose path (or alias) the line begins with; the longest wins. */
export function findCommand(commands: readonly Command[], line: string, tokens: readonly Token[]): Found {
  let best: { command: Command; took: number } | null = null;
  for (const command of commands)
    for (const path of pathsOf(command)) {
      const fits = path.every((word, i) => plainWord(tokens[i]?.text ?? '') === word);
      if (fits && (best === null || path.length > best.took)) best = { command, took: path.length };
    }
  return best ?? { command: null, near: nearCommand(commands, line, tokens) };
}

/** `silence ad x` → `silence add x`, `akc INC-1` → `ack INC-1`. `lengths`: of the paths looked at, in words, in that order. */
export function nearCommand(
  commands: readonly Command[],
  line: string,
  tokens: readonly Token[],
  lengths: readonly number[] = [2, 1],
): { readonly command: Command; readonly line: string } | null {
  const all = commands
    .filter((command) => !command.hidden)
    .flatMap((command) => pathsOf(command).map((path) => ({ command, typed: path.join(' '), words: path.length })));
  for (const words of lengths) {
    const end = tokens[words - 1]?.end;
    if (end === undefined) continue;
    const typed = tokens
      .slice(0, words)
      .map((token) => token.text)
      .join(' ');
    const near = nearest(
      typed,
      all.filter((each) => each.words === words).map((each) => each.typed),
    );
    const found = all.find((each) => each.typed === near);
    if (found) return { command: found.command, line: `${found.typed}${line.slice(end)}` };
  }
  return null;
}

/** The other commands that begin with the same word: `silence list`, `silence end`. */
export function siblings(commands: readonly Command[], command: Command): readonly Command[] {
  return commands.filter((each) => each !== command && each.path.length > 1 && each.path[0] === command.path[0]);
}
