import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, YAMLParseError } from 'yaml';
import type { Say } from '../domain/text.js';
import { type ConfigProblem, pathText } from './problem.js';

/** A file of the configuration, with the place of everything in it. */
export class YamlFile {
  readonly #lines = new LineCounter();
  readonly #doc: Document.Parsed;
  /** Plain data; null for an empty file. */
  readonly value: unknown;

  /** `name`: path inside the configuration's folder. */
  constructor(
    readonly name: string,
    text: string,
  ) {
    this.#doc = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    this.value = this.#doc.errors.length > 0 ? null : this.#plain();
  }

  /** What is YAML, and yet stands for more than is written: aliases within aliases. */
  #plain(): unknown {
    try {
      return this.#doc.toJS();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#doc.errors.push(new YAMLParseError([0, 0], 'IMPOSSIBLE', message));
      return null;
    }
  }

  /** What cannot be read as YAML at all. */
  syntaxProblems(): readonly ConfigProblem[] {
    return this.#doc.errors.map((error) => {
      const { line, col } = this.#lines.linePos(error.pos[0]);
      const duplicate = error.code === 'DUPLICATE_KEY';
      return {
        file: this.name,
        line,
        column: col,
        path: '',
        say: duplicate ? { key: 'config.duplicate-key' } : { key: 'config.yaml', params: { message: error.message } },
        mend: duplicate ? { key: 'config.mend.duplicate-key' } : { key: 'config.mend.yaml' },
      };
    });
  }

  /** A problem at a path; `key` where the name itself is wrong, not what stands under it. */
  problem(path: readonly PropertyKey[], say: Say, mend: Say, at: 'value' | 'key' = 'value'): ConfigProblem {
    return { file: this.name, ...this.place(path, at), path: pathText(path), say, mend };
  }

  /** Line and column of a path, from 1. */
  place(
    path: readonly PropertyKey[],
    at: 'value' | 'key' = 'value',
  ): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(this.#offset(path, at));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** What stands at a path; undefined where nothing does. */
  valueAt(path: readonly PropertyKey[]): unknown {
    let here: unknown = this.value;
    for (const part of path) {
      if (here === null || typeof here !== 'object') return undefined;
      here = Reflect.get(here, part);
    }
    return here;
  }

  // Something missing is shown where it should have been: at what it is missing from.
  #offset(path: readonly PropertyKey[], at: 'value' | 'key'): number {
    for (let length = path.length; length > 0; length--) {
      const part = path.slice(0, length);
      const node: unknown = this.#doc.getIn(part, true);
      const exact = length === path.length;
      const key = this.#keyOffset(part);
      if (key !== undefined && (!exact || at === 'key')) return key;
      if (isNode(node) && node.range) return node.range[0];
      if (key !== undefined) return key;
    }
    return this.#doc.contents?.range?.[0] ?? 0;
  }

  #keyOffset(path: readonly PropertyKey[]): number | undefined {
    const last = path.at(-1);
    const parent: unknown = path.length === 1 ? this.#doc.contents : this.#doc.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
    );
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
}
