import { type LanguageTools, NO_LANGUAGE } from '../language/tools.js';
import { orderedRows } from '../matrix.js';
import type { MatrixRow } from '../rule.js';
import { type CompiledRule, compileRule } from '../rules/compiled.js';
import { membersOf } from '../rules/composite.js';
import type { Settings } from '../settings.js';
import type { Signal } from '../signal.js';
import { NameIndex } from './name-index.js';

const MAX_KNOWN_NAMES = 10_000;
const NONE: readonly CompiledRule[] = [];

/** The rules that look at one name. */
interface Named {
  readonly all: readonly CompiledRule[];
  readonly index: NameIndex | null;
}
const NOBODY: Named = { all: NONE, index: null };

/** The rules, looked up by the name of a signal: a rule that does not concern it costs nothing. */
export class Rulebook {
  readonly #byId = new Map<string, CompiledRule>();
  readonly #exact = new Map<string, CompiledRule[]>();
  readonly #prefixed: { readonly prefix: string; readonly compiled: CompiledRule }[] = [];
  readonly #composites = new Map<string, CompiledRule[]>();
  /** Is there a composite, or a rule that is evidence for one only? */
  readonly hasComposites: boolean;
  /** Names already worked out. Bounded: names come from outside. */
  readonly #known = new Map<string, Named>();
  /** Highest level first; empty where there is no matrix. */
  readonly matrix: readonly MatrixRow[];
  readonly matrixCurrency: string | null;

  /** Throws where a rule's expression cannot be compiled. */
  constructor(settings: Pick<Settings, 'rules' | 'matrix'>, tools: LanguageTools = NO_LANGUAGE) {
    this.matrix = settings.matrix ? orderedRows(settings.matrix) : [];
    this.matrixCurrency = settings.matrix?.currency ?? null;
    for (const rule of settings.rules) {
      const compiled = compileRule(rule, tools, this.#byId.size);
      this.#byId.set(rule.id, compiled);
      for (const name of compiled.names) {
        if (name.endsWith('*')) this.#prefixed.push({ prefix: name.slice(0, -1), compiled });
        else append(this.#exact, name, compiled);
      }
      if (rule.kind === 'composite')
        for (const member of membersOf(rule.when)) append(this.#composites, member, compiled);
    }
    this.hasComposites = this.#composites.size > 0 || settings.rules.some((rule) => rule.evidenceOnly === true);
  }

  /** Rules that look at signals of this name, in the order of the configuration. */
  candidates({ name }: Pick<Signal, 'name'>): readonly CompiledRule[] {
    return this.#named(name).all;
  }

  /** Rules that may want this signal: of many on one name, those left out whose labels or source it does not have. */
  forSignal(signal: Signal): readonly CompiledRule[] {
    const { all, index } = this.#named(signal.name);
    return index === null ? all : index.candidates(signal);
  }

  #named(name: string): Named {
    let known = this.#known.get(name);
    if (known) return known;
    if (this.#prefixed.length === 0 && !this.#exact.has(name)) return NOBODY;
    const all = this.#workOut(name);
    known = { all, index: NameIndex.of(all) };
    if (this.#known.size >= MAX_KNOWN_NAMES) this.#known.clear();
    this.#known.set(name, known);
    return known;
  }

  /** Composites the rule is a member of. */
  madeOf(member: string): readonly CompiledRule[] {
    return this.#composites.get(member) ?? NONE;
  }

  get(id: string): CompiledRule | undefined {
    return this.#byId.get(id);
  }

  #workOut(name: string): readonly CompiledRule[] {
    const all = new Set(this.#exact.get(name) ?? []);
    for (const { prefix, compiled } of this.#prefixed) if (name.startsWith(prefix)) all.add(compiled);
    return [...all].sort((a, b) => a.place - b.place);
  }
}

function append(lists: Map<string, CompiledRule[]>, name: string, compiled: CompiledRule): void {
  const list = lists.get(name);
  if (list) list.push(compiled);
  else lists.set(name, [compiled]);
}
