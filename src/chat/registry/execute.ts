import type { Action, ActionResult } from '../../domain/action.js';
import type { HeldAccount } from '../../domain/held.js';
import { type Actor, PERMISSIONS, type Person } from '../../domain/person.js';
import type { Reads } from '../../domain/reads.js';
import type { Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import type { Command, Invocation, Reply } from '../registry.js';
import { type Parsed, parse } from './parse.js';
import type { ParseContext } from './parse-context.js';

export interface ExecuteDeps {
  /** The one instant of this command, ms. */
  readonly now: number;
  readonly read: Reads;
  act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]>;
  /** Keeps a line for an account nobody knows yet; its code. */
  hold(line: string, account: HeldAccount): Promise<string>;
  /** Told of what a command threw, before the person is; for the log. */
  onError?(error: unknown, invocation: Invocation): void;
}

/** Finds, parses, checks permission and runs what somebody typed. Always answers; a failure is a refusal that says why. */
export async function execute(commands: readonly Command[], invocation: Invocation, deps: ExecuteDeps): Promise<Reply> {
  const { person, text, ...from } = invocation;
  try {
    if (!person) return await keepForStranger(invocation, deps);
    const { read, now } = deps;
    const checked = parseAllowed(commands, text, person, contextOf(read, person, now, invocation.zone));
    if (!checked.ok) return checked;
    const actor: Actor = { kind: 'person', id: person.id, name: person.name, via: invocation.platform };
    const act = (actions: readonly Action[]): Promise<readonly ActionResult[]> => deps.act(actions, actor);
    const run = (line: string, as?: Partial<Invocation>): Promise<Reply> =>
      execute(commands, { ...invocation, ...as, text: line }, deps);
    return await checked.command.run(checked.args, { ...from, person, now, read, act, run });
  } catch (error) {
    deps.onError?.(error, invocation);
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, said: sentence('parse.failed', { command: text, why }) };
  }
}

export function contextOf(read: Reads, me: Person | null, now: number, zone: string): ParseContext {
  return { people: read.people(), me, shows: read.shows(), now, zone };
}

/** A line that this person may run, or the refusal. */
export function parseAllowed(
  commands: readonly Command[],
  text: string,
  person: Person,
  context: ParseContext,
): Extract<Parsed, { ok: true }> | { readonly ok: false; readonly said: Say; readonly example?: string } {
  const parsed = parse(commands, text, context);
  if (!parsed.ok || mayRun(person, parsed.command)) return parsed;
  return { ok: false, said: notAllowed(person, parsed.command) };
}

/** `silence add` needs the permission “manage”; you have “act”. */
export function notAllowed(person: Person, command: Command): Say {
  return sentence('parse.permission', {
    command: command.path.join(' '),
    need: { say: { key: `permission.${command.permission}` } },
    have: { say: { key: `permission.${person.permission}` } },
  });
}

/** What a stranger asks for is not lost: it is done once somebody says who they are. */
async function keepForStranger({ account, platform, lang, text }: Invocation, deps: ExecuteDeps): Promise<Reply> {
  if (!account) return { ok: false, said: sentence('parse.stranger') };
  const code = await deps.hold(text, { platform, id: account.id, name: account.name, lang });
  return { ok: false, said: sentence('link.stranger', { code }) };
}

export function mayRun(person: Person, command: Command): boolean {
  return PERMISSIONS.indexOf(person.permission) >= PERMISSIONS.indexOf(command.permission);
}

export function mayManage(person: Person): boolean {
  return person.permission === 'manage';
}
