import type { Action, ActionResult } from '../../domain/action.js';
import type { Ability } from '../../domain/authority/ability.js';
import type { HeldAccount } from '../../domain/held.js';
import type { Actor, Person } from '../../domain/person.js';
import type { Reads } from '../../domain/reads.js';
import { sentence } from '../../text/catalogue.js';
import type { Command, CommandContext, Invocation, Reply } from '../registry.js';
import { type Authority, forbidden, groupsCouldGive, may } from './may.js';
import { type Parsed, parse } from './parse.js';
import type { ParseContext } from './parse-context.js';
import { readsOf } from './veiled-reads.js';

export interface ExecuteDeps {
  /** The one instant of this command, ms. */
  readonly now: number;
  readonly read: Reads;
  act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]>;
  /** Keeps a line for an account nobody knows yet; its code. */
  hold(line: string, account: HeldAccount): Promise<string>;
  /** Looks into the groups of the chats again, where that was not done just now; in time for an answer. */
  lookAgain?(): Promise<void>;
  /** Told of what a command threw, before the person is; for the log. */
  onError?(error: unknown, invocation: Invocation): void;
}

/** Finds, parses, checks permission and runs what somebody typed. Always answers; a failure is a refusal that says why. */
export async function execute(commands: readonly Command[], invocation: Invocation, deps: ExecuteDeps): Promise<Reply> {
  const { person, text, ...from } = invocation;
  try {
    if (!person) return await keepForStranger(invocation, deps);
    const { now } = deps;
    const read = readsOf(person, deps.read);
    const context = contextOf(read, person, now, invocation.zone);
    const actor: Actor = { kind: 'person', id: person.id, name: person.name, via: invocation.platform };
    const act = (actions: readonly Action[]): Promise<readonly ActionResult[]> => deps.act(actions, actor);
    const deny = async (ability: Ability, what: Refused, example?: string): Promise<Reply> => {
      await act([{ on: 'refused', ability, ...what }]);
      return { ...forbidden(ability, read), ...(example !== undefined && { example }) };
    };
    /** They may after all, by a group of a chat that was looked into just now. */
    const mayAfterAll = async (ability: Ability): Promise<boolean> => {
      if (!deps.lookAgain || !groupsCouldGive(ability, read)) return false;
      await deps.lookAgain();
      return may(person, ability, read);
    };
    let checked = parseAllowed(commands, text, person, context, read);
    if (!checked.ok && checked.lacks && (await mayAfterAll(checked.lacks.ability)))
      checked = parseAllowed(commands, text, person, context, read);
    if (!checked.ok) return checked.lacks ? deny(checked.lacks.ability, refusedOf(checked.lacks)) : checked;
    const { command, args } = checked;
    const run = (line: string, as?: Partial<Invocation>): Promise<Reply> =>
      execute(commands, { ...invocation, ...as, text: line }, deps);
    const refuse: CommandContext['deny'] = (ability, example) => deny(ability, refusedOf({ command, args }), example);
    const granted: CommandContext = {
      ...from,
      person,
      now,
      read,
      act,
      run,
      may: (ability) => may(person, ability, read),
      deny: async (ability, example) =>
        (await mayAfterAll(ability)) ? command.run(args, { ...granted, deny: refuse }) : refuse(ability, example),
    };
    return await command.run(args, granted);
  } catch (error) {
    deps.onError?.(error, invocation);
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, said: sentence('parse.failed', { command: text, why }) };
  }
}

export function contextOf(read: Reads, me: Person | null, now: number, zone: string): ParseContext {
  return { people: read.people(), me, shows: read.shows(), now, zone };
}

type Runnable = Extract<Parsed, { ok: true }>;
/** A line that they may not run, whatever else is right about it. */
type Lacking = Extract<Reply, { ok: false }> & {
  readonly lacks?: Omit<Runnable, 'ok'> & { readonly ability: Ability };
};

/** A line that this person may run, or the refusal. */
export function parseAllowed(
  commands: readonly Command[],
  text: string,
  person: Person,
  context: ParseContext,
  read: Authority,
): Runnable | Lacking {
  const parsed = parse(commands, text, context);
  if (!parsed.ok || may(person, parsed.command.ability, read)) return parsed;
  const { command, args } = parsed;
  const { ability } = command;
  return { ...forbidden(ability, read), lacks: { command, args, ability } };
}

/** What the history keeps of a refusal: the command and the incident, never what else was typed. */
export interface Refused {
  readonly what: string;
  readonly incident: number | null;
}
export function refusedOf({ command, args }: Omit<Runnable, 'ok'>): Refused {
  const { incident, incidents } = args;
  const named = [incident, ...idsOf(incidents)].find((id) => typeof id === 'number');
  return { what: command.path.join(' '), incident: named ?? null };
}

function idsOf(incidents: unknown): readonly unknown[] {
  const named = typeof incidents === 'object' && incidents !== null && 'ids' in incidents ? incidents.ids : [];
  return Array.isArray(named) ? named : [];
}

/** What a stranger asks for is not lost: it is done once somebody says who they are. */
async function keepForStranger({ account, platform, lang, text }: Invocation, deps: ExecuteDeps): Promise<Reply> {
  if (!account) return { ok: false, said: sentence('parse.stranger') };
  const code = await deps.hold(text, { platform, id: account.id, name: account.name, lang });
  return { ok: false, said: sentence('link.stranger', { code }) };
}
