import { length } from './json.js';
import { Refusal } from './refusal.js';

export type Path = readonly (string | number)[];

interface Fault {
  readonly code: string;
  readonly message: string;
}

/** Gathers what is wrong with a body and refuses it as Discord does: 50035 with the faults by member. */
export class Form {
  readonly #faults: { readonly path: Path; readonly fault: Fault }[] = [];

  add(path: Path, code: string, message: string): void {
    this.#faults.push({ path, fault: { code, message } });
  }

  /** A text that must be there, or may be left out, of `min` to `max` characters. */
  text(path: Path, value: unknown, max: number, rules: { readonly min?: number; readonly need?: boolean } = {}): void {
    const min = rules.min ?? 0;
    if (value === undefined || value === null) {
      if (rules.need) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return;
    }
    if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
      return;
    }
    const size = length(value);
    if (rules.need && size === 0 && min <= 1) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    else if (size < min) this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    else if (size > max && min > 0)
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    else if (size > max) this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }

  /** A list of `min` to `max` members; returns them, or none. */
  list(path: Path, value: unknown, max: number, min = 0): readonly unknown[] {
    if (value === undefined || value === null) {
      if (min > 0) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return [];
    }
    if (!Array.isArray(value)) {
      this.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    if (value.length > max || value.length < min)
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    return value;
  }

  choice(path: Path, value: unknown, allowed: readonly (string | number)[]): boolean {
    if (allowed.some((each) => each === value)) return true;
    this.add(path, 'BASE_TYPE_CHOICES', `Value of field "${path.at(-1)}" must be one of (${allowed.join(', ')}).`);
    return false;
  }

  /** A whole number between the two. */
  integer(path: Path, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) this.add(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    else if (Number(value) < min)
      this.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    else if (Number(value) > max)
      this.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  }

  get clean(): boolean {
    return this.#faults.length === 0;
  }

  /** @throws Refusal naming every fault */
  done(): void {
    if (this.clean) return;
    const root: Tree = {};
    for (const { path, fault } of this.#faults) {
      let at = root;
      for (const step of path) at = child(at, String(step));
      at._errors = [...(Array.isArray(at._errors) ? at._errors : []), fault];
    }
    throw new Refusal(400, 50035, 'Invalid Form Body', root);
  }
}

interface Tree {
  [key: string]: Tree | readonly Fault[];
}

function child(tree: Tree, key: string): Tree {
  const known = tree[key];
  if (known !== undefined && !isFaults(known)) return known;
  const made: Tree = {};
  tree[key] = made;
  return made;
}

function isFaults(value: Tree | readonly Fault[]): value is readonly Fault[] {
  return Array.isArray(value);
}
