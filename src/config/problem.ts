import type { Say } from '../domain/text.js';

/** Something wrong with (or, as a warning, worth knowing of) the configuration. */
export interface ConfigProblem {
  /** Path of the file inside the configuration's folder: `rules/stock.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** `[2].levels.red`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong. */
  readonly say: Say;
  /** What was expected, or how to mend it. */
  readonly mend: Say;
}

/** By file and line, as they are shown. */
export function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  return problems.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
}

/** `channels.ops.from`, `[2].levels.red`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** A problem in one sentence, for check-config and the log. */
export function problemSay({ file, line, column, say, mend }: ConfigProblem): Say {
  return { key: 'config.problem', params: { place: `${file}:${line}:${column}`, what: { say }, mend: { say: mend } } };
}
