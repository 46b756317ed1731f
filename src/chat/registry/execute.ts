import type { Action, ActionResult } from '../../domain/action.js';
import { type Actor, PERMISSIONS, type Person } from '../../domain/person.js';
import type { Reads } from '../../domain/reads.js';
import { sentence } from '../../text/catalogue.js';
import type { Command, Invocation, Reply } from '../registry.js';
import { parse } from './parse.js';

export interface ExecuteDeps {
  /** The one instant of this command, ms. */
  readonly now: number;
  readonly read: Reads;
  act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]>;
  /** Told of what a command threw, before the person is; for the log. */
  onError?(error: unknown, invocation: Invocation): void;
}

/** Finds, parses, checks permission and runs what somebody typed. Always answers; a failure is a refusal that says why. */
export async function execute(commands: readonly Command[], invocation: Invocation, deps: ExecuteDeps): Promise<Reply> {
  const { person } = invocation;
  if (!person) return { ok: false, said: sentence('parse.stranger') };
  const { now, read } = deps;
  const context = { people: read.settings.people, me: person, shows: read.shows(), now, zone: invocation.zone };
  const parsed = parse(commands, invocation.text, context);
  if (!parsed.ok) return parsed;
  const { command, args } = parsed;
  if (!mayRun(person, command)) {
    const said = sentence('parse.permission', {
      command: command.path.join(' '),
      need: { say: { key: `permission.${command.permission}` } },
      have: { say: { key: `permission.${person.permission}` } },
    });
    return { ok: false, said };
  }
  const { platform, channel, lang, zone } = invocation;
  const actor: Actor = { kind: 'person', id: person.id, name: person.name, via: platform };
  const act = (actions: readonly Action[]): Promise<readonly ActionResult[]> => deps.act(actions, actor);
  try {
    return await command.run(args, { person, platform, channel, lang, zone, now, read, act });
  } catch (error) {
    deps.onError?.(error, invocation);
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, said: sentence('parse.failed', { command: command.path.join(' '), why }) };
  }
}

export function mayRun(person: Person, command: Command): boolean {
  return PERMISSIONS.indexOf(person.permission) >= PERMISSIONS.indexOf(command.permission);
}

export function mayManage(person: Person): boolean {
  return person.permission === 'manage';
}
