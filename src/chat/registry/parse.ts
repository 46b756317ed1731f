import type { Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import type { Args, Command, Param } from '../registry.js';
import { commandText, findCommand, nearCommand, siblings } from './find-command.js';
import { nearest } from './nearest.js';
import type { ParseContext } from './parse-context.js';
import { labelPair, readParam } from './read-param.js';
import { type Token, tokenise } from './tokens.js';
import { isKeyword } from './words.js';

export type Parsed =
  | { readonly ok: true; readonly command: Command; readonly args: Args }
  /** What is wrong and a line that would be right. */
  | { readonly ok: false; readonly said: Say; readonly example: string };

/** Reads a typed line (with or without `/risk`) into a command and its arguments. An empty one asks for help. */
export function parse(commands: readonly Command[], typed: string, context: ParseContext): Parsed {
  const line = commandText(typed) || 'help';
  const tokens = tokenise(line);
  const found = findCommand(commands, line, tokens);
  if (!found.command) return unknown(commands, tokens[0]?.text ?? line, found.near, context);
  const { command, took } = found;
  const args = readArgs(command, line, tokens.slice(took), context);
  if (args.ok) return { ok: true, command, args: args.args };
  // `silence ad x`: the short form of `silence list` was found, but another of its kin was meant. Short forms of those
  // are not looked at: `开播` and `下播` are as near to each other, and each would lead to the other for ever.
  const kin = command.path.length > took ? nearCommand(siblings(commands, command), line, tokens, [2]) : null;
  // By the second word alone: the first, which they share, would make `oncall ops` near to `oncall end`.
  if (kin && nearest(tokens[1]?.text ?? '', [kin.line.split(' ')[1] ?? '']) !== null)
    return unknown(commands, `${tokens[0]?.text} ${tokens[1]?.text}`, kin, context);
  return { ok: false, said: args.said, example: command.examples[0] ?? command.path.join(' ') };
}

function unknown(
  commands: readonly Command[],
  typed: string,
  near: { readonly command: Command; readonly line: string } | null,
  context: ParseContext,
): Parsed {
  if (!near) return { ok: false, said: sentence('parse.unknown', { typed }), example: 'help' };
  const said = sentence('parse.unknown.near', { typed, near: near.command.path.join(' ') });
  // The line with the word put right, if the rest of it holds; else one that does.
  const mended = parse(commands, near.line, context);
  return {
    ok: false,
    said,
    example: mended.ok ? near.line : (near.command.examples[0] ?? near.command.path.join(' ')),
  };
}

type ReadArgs = { readonly ok: true; readonly args: Args } | { readonly ok: false; readonly said: Say };

function readArgs(command: Command, line: string, tokens: readonly Token[], context: ParseContext): ReadArgs {
  const args: Record<string, unknown> = {};
  let at = 0;
  let passedOver: Say | null = null;
  for (const [i, param] of command.params.entries()) {
    const keyword = param.keyword !== undefined && isKeywordAt(tokens[at], param.keyword);
    if (param.keyword !== undefined && param.optional && !keyword) continue;
    // `oncall at 20:00` names no team.
    if (param.optional && !keyword && param.kind === 'word' && isAnothers(tokens[at], command.params.slice(i + 1)))
      continue;
    if (keyword) at++;
    const mine = tokens.slice(at, endFor(param, command.params.slice(i + 1), tokens));
    const [first, ...others] = mine;
    if (!first) {
      if (param.optional && !keyword) continue;
      return { ok: false, said: passedOver ?? missing(command, param) };
    }
    const read = readParam(param, { line, tokens: [first, ...others] }, context);
    if ('took' in read) {
      args[param.name] = read.value;
      at += read.took;
    } else if (param.optional && !keyword && !read.meant) passedOver ??= read.miss;
    else return { ok: false, said: leftOut(param, command.params[i + 1], first) ? missing(command, param) : read.miss };
  }
  const left = tokens[at];
  if (left) return { ok: false, said: passedOver ?? sentence('parse.extra', { typed: left.text }) };
  return { ok: true, args };
}

/** Was it left out, so that the word found in its place belongs to what follows? Quoted words are no time. */
function leftOut({ kind }: Param, next: Param | undefined, found: Token): boolean {
  const free = found.quoted && (kind === 'duration' || kind === 'time');
  return free || (next?.keyword !== undefined && isKeywordAt(found, next.keyword));
}

/** Is it the word that stands before one of these? */
function isAnothers(token: Token | undefined, params: readonly Param[]): boolean {
  return params.some(({ keyword }) => keyword !== undefined && isKeywordAt(token, keyword));
}

function isKeywordAt(token: Token | undefined, keyword: string): boolean {
  return token !== undefined && !token.quoted && isKeyword(token.text, keyword);
}

/** Free words leave the `key=value` pairs at the end of the line to a labels parameter that follows them. */
function endFor(param: Param, following: readonly Param[], tokens: readonly Token[]): number {
  if (param.kind !== 'rest' || !following.some((each) => each.kind === 'labels')) return tokens.length;
  let end = tokens.length;
  while (end > 0) {
    const last = tokens[end - 1];
    if (!last || labelPair(last) === null) break;
    end--;
  }
  return end;
}

function missing(command: Command, param: Param): Say {
  return sentence('parse.missing', { command: command.path.join(' '), param: { say: { key: `param.${param.name}` } } });
}
