import type { State } from '../../domain/incident.js';
import type { Level } from '../../domain/level.js';
import type { Matcher } from '../../domain/matcher.js';
import type { Stretch } from '../../domain/oncall/stretch.js';
import type { Person } from '../../domain/person.js';
import type { Labels } from '../../domain/signal.js';
import type { Command, CommandContext, Param, ParamKind, Reply } from '../registry.js';
import type { Span } from './when.js';

/** What people narrow a list by. Empty lists narrow nothing. */
export interface Filters {
  readonly levels: readonly Level[];
  readonly states: readonly State[];
  readonly match: readonly Matcher[];
  readonly owner: string | null;
}
export const NO_FILTERS: Filters = { levels: [], states: [], match: [], owner: null };

/** Incidents named one by one, or all that a filter leaves. */
export type Incidents = { readonly ids: readonly number[] } | { readonly all: Filters };

/** What each kind of parameter becomes. */
export interface ValueOf {
  readonly incidents: Incidents;
  readonly incident: number;
  readonly person: Person;
  readonly level: Level;
  readonly filters: Filters;
  readonly matchers: readonly Matcher[];
  readonly labels: Labels;
  readonly duration: Span;
  readonly range: Stretch;
  /** ms since the epoch */
  readonly time: number;
  readonly choice: string;
  readonly word: string;
  readonly number: number;
  readonly rest: string;
}
type Value<P extends Param> = P extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
  ? C
  : ValueOf[P['kind'] & ParamKind];

/** The arguments of a command, from its parameters. */
export type ArgsOf<P extends readonly Param[]> = {
  readonly [E in P[number] as E['name']]: E extends { readonly optional: true } ? Value<E> | undefined : Value<E>;
};

/** A command whose `run` sees its arguments as its parameters make them. */
export function defineCommand<const P extends readonly Param[]>(
  command: Omit<Command, 'params' | 'run'> & {
    readonly params: P;
    run(args: ArgsOf<P>, context: CommandContext): Promise<Reply>;
  },
): Command {
  return command;
}
