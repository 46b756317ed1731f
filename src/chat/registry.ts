import type { Action, ActionResult } from '../domain/action.js';
import type { Ability } from '../domain/authority/ability.js';
import type { Card } from '../domain/card.js';
import type { Person } from '../domain/person.js';
import type { Reads } from '../domain/reads.js';
import type { Lang, Say } from '../domain/text.js';

/** Someone typed (or pressed) a command. `text` is what follows `/risk`. */
export interface Invocation {
  readonly text: string;
  /** null where the chat account belongs to nobody in people.yaml. */
  readonly person: Person | null;
  readonly platform: string;
  /** The account it came from, with the name the chat shows for it; null at the console. */
  readonly account: { readonly id: string; readonly name: string } | null;
  /** The chat service's id of the channel; null in none. */
  readonly channel: string | null;
  /** The chat message it is about, by its ref; null: none. */
  readonly message: string | null;
  readonly lang: Lang;
  /** IANA zone times are read and shown in. */
  readonly zone: string;
}

/** What a place of a command takes. `rest` takes the words left over. */
export type ParamKind =
  | 'incidents' // INC-1 INC-2, 42, or `all` with filters
  | 'incident'
  | 'person' // @who
  | 'level'
  | 'filters' // show=618 level=red owner=@who, or bare levels, regions, shows
  | 'matchers'
  | 'labels' // key=value
  | 'duration' // 30m, 2h, 1d12h, or `until 18:00`
  | 'range' // tomorrow 20:00 to 23:00, until 18:00, for 4h
  | 'time' // 18:00, 2026-11-21 18:00, +30m
  | 'choice'
  | 'word'
  | 'number'
  | 'rest';

export interface Param {
  readonly name: string;
  readonly kind: ParamKind;
  readonly optional?: boolean;
  /** A word that stands before it: `for 2h`, `into INC-3`, `as legal`. */
  readonly keyword?: string;
  readonly choices?: readonly string[];
  /** Other words for a choice: `属实` → `true`. */
  readonly also?: Readonly<Record<string, string>>;
  /** What completion offers: ids known to the bot. */
  readonly completes?:
    | 'incident'
    | 'person'
    | 'show'
    | 'check'
    | 'rule'
    | 'silence'
    | 'schedule'
    | 'duty-change'
    | 'command'
    | 'role'
    | 'clock'
    | 'resource'
    | 'request';
}

export interface CommandContext extends Omit<Invocation, 'text'> {
  readonly person: Person;
  /** One instant for the whole command, ms. */
  readonly now: number;
  readonly read: Reads;
  /** Runs another line, as the same person from the same place except for what `as` says. */
  run(line: string, as?: Partial<Invocation>): Promise<Reply>;
  /** May they do that, beside what the command itself takes? */
  may(ability: Ability): boolean;
  /** The refusal where they may not; it is kept in the history. `example`: what to type instead. */
  deny(ability: Ability, example?: string): Promise<Reply>;
  /** Carries actions out and tells what became of each. */
  act(actions: readonly Action[]): Promise<readonly ActionResult[]>;
}

/** What a command answers: a card, or a refusal with what to type instead. */
export type Reply =
  | { readonly ok: true; readonly card: Card }
  | { readonly ok: false; readonly said: Say; readonly example?: string };

/** One thing people can type; the single source of parsing, registration, completion, help and docs. */
export interface Command {
  /** `['silence', 'add']` is typed `/risk silence add`. */
  readonly path: readonly string[];
  /** Whole other ways to type the path: `确认`, `静默 添加`. */
  readonly aliases?: readonly string[];
  /**
   * The group it is found in where a menu takes few first words: `respond`, `approval`, `more`, or the first word of
   * other commands. On Discord `plan` under `respond` is `/risk respond plan`; typed it stays `plan`.
   */
  readonly under?: string;
  readonly params: readonly Param[];
  /** What whoever types it must be allowed. */
  readonly ability: Ability;
  /** For buttons: neither in help nor in menus. */
  readonly hidden?: boolean;
  /** Typed as they stand, without `/risk`. */
  readonly examples: readonly string[];
  run(args: Args, context: CommandContext): Promise<Reply>;
}
/** Parsed arguments by parameter name; each command narrows its own. */
export type Args = Readonly<Record<string, unknown>>;
