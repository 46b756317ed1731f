import type { Matcher } from '../matcher.js';
import type { CompiledRule } from '../rules/compiled.js';
import type { Signal } from '../signal.js';

/** Fewer rules than this on one name are gone through one by one: that costs less than looking them up. */
const FEW = 5;
const LITERALS = /^[\p{L}\p{N}_:/-]+(?:\|[\p{L}\p{N}_:/-]+)*$/u;
const NONE: readonly CompiledRule[] = [];

/** A label (or the source) and the values of it one rule wants. */
interface Key {
  readonly label: string;
  readonly values: readonly string[];
}

/** The rules of one signal name, looked up by a label or source each must have: cost does not grow with their number. */
export class NameIndex {
  readonly #always: CompiledRule[] = [];
  readonly #byLabel = new Map<string, Map<string, CompiledRule[]>>();
  readonly #bySource = new Map<string, CompiledRule[]>();

  /** `all` in the order of the configuration. */
  private constructor(readonly all: readonly CompiledRule[]) {
    const spread = spreadOf(all);
    for (const one of all) {
      const key = bestKey(one, spread);
      if (key) {
        const values = this.#byLabel.get(key.label) ?? new Map<string, CompiledRule[]>();
        this.#byLabel.set(key.label, values);
        for (const value of key.values) push(values, value, one);
      } else if (one.rule.match.sources)
        for (const source of new Set(one.rule.match.sources)) push(this.#bySource, source, one);
      else this.#always.push(one);
    }
  }

  /** null where there are too few rules to make one worth while. */
  static of(all: readonly CompiledRule[]): NameIndex | null {
    return all.length < FEW ? null : new NameIndex(all);
  }

  /** Rules that may want the signal; those left out surely do not. */
  candidates({ labels, source }: Pick<Signal, 'labels' | 'source'>): readonly CompiledRule[] {
    let first: readonly CompiledRule[] = this.#always;
    let merged: CompiledRule[] | null = null;
    const add = (more: readonly CompiledRule[] | undefined) => {
      if (!more) return;
      if (merged) merged.push(...more);
      else if (first.length === 0) first = more;
      else merged = [...first, ...more];
    };
    add(this.#bySource.get(source));
    for (const [label, values] of this.#byLabel) {
      const value = Object.hasOwn(labels, label) ? labels[label] : undefined;
      if (value !== undefined) add(values.get(value));
    }
    return inOrder(merged) ?? (first.length > 0 ? first : NONE);
  }
}

function inOrder(rules: CompiledRule[] | null): readonly CompiledRule[] | null {
  return rules?.sort((a, b) => a.place - b.place) ?? null;
}

function push(map: Map<string, CompiledRule[]>, value: string, one: CompiledRule): void {
  const list = map.get(value);
  if (list) list.push(one);
  else map.set(value, [one]);
}

/** `sku=1`, or `carrier=~sf|jd` of plain words: what the label must be, one of these. An absent label counts as empty. */
function keyOf({ label, op, value }: Matcher): Key | null {
  if (value === '') return null;
  if (op === '=') return { label, values: [value] };
  return op === '=~' && LITERALS.test(value) ? { label, values: [...new Set(value.split('|'))] } : null;
}

function keysOf({ rule }: CompiledRule): readonly Key[] {
  return rule.match.where.flatMap((matcher) => keyOf(matcher) ?? []);
}

/** How many values each label is asked for: the more, the better it tells the rules apart. */
function spreadOf(all: readonly CompiledRule[]): ReadonlyMap<string, number> {
  const values = new Map<string, Set<string>>();
  for (const key of all.flatMap(keysOf)) {
    const known = values.get(key.label) ?? new Set<string>();
    values.set(key.label, known);
    for (const value of key.values) known.add(value);
  }
  return new Map([...values].map(([label, known]) => [label, known.size]));
}

function bestKey(one: CompiledRule, spread: ReadonlyMap<string, number>): Key | null {
  let best: Key | null = null;
  const worth = (key: Key) => (spread.get(key.label) ?? 0) / key.values.length;
  for (const key of keysOf(one)) if (!best || worth(key) > worth(best)) best = key;
  return best;
}
