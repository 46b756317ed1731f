import { randomInt } from 'node:crypto';
import { commands } from '../commands/index.js';
import { cockpit } from './chat/cockpit.js';
import { formKind, formRefusal } from './chat/forms.js';
import type { ChatHost } from './chat/host.js';
import { complete } from './chat/registry/complete.js';
import { contextOf, execute, parseAllowed, refusedOf } from './chat/registry/execute.js';
import { groupsCouldGive } from './chat/registry/may.js';
import { readsOf } from './chat/registry/veiled-reads.js';
import { incidentId, requestId } from './chat/registry/words.js';
import type { Args, Command } from './chat/registry.js';
import type { Action, ActionResult } from './domain/action.js';
import type { HeldAccount } from './domain/held.js';
import { incidentName } from './domain/incident.js';
import { type Actor, accountKey, type Person } from './domain/person.js';
import type { Reads } from './domain/reads.js';
import type { EngineLoop } from './service/engine-loop.js';
import type { Store } from './store/store.js';
import { wordedText } from './text/say.js';

export interface HostDeps {
  readonly engine: EngineLoop;
  readonly store: Pick<Store, 'loadIncidentAt'>;
  readonly read: Reads;
  act(actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]>;
  /** Looks into the groups of the chats again, where that was not done just now. */
  lookAgain?(): Promise<void>;
  now(): number;
  onError(error: unknown): void;
}

const BOT: Actor = { kind: 'bot', part: 'accounts' };

/** What the bot answers the chats. */
export function createHost({ engine, store, read, act, lookAgain, now, onError }: HostDeps): ChatHost {
  // Nobody waits for it to be written: what they are told is the refusal either way.
  const refusedTo = (person: Person, via: string, { command, args = {} }: { command: Command; args?: Args }) => {
    const actor: Actor = { kind: 'person', id: person.id, name: person.name, via };
    act([{ on: 'refused', ability: command.ability, ...refusedOf({ command, args }) }], actor).catch(onError);
  };
  const hold = async (line: string, account: HeldAccount): Promise<string> => {
    // Whoever presses again gets the code they were told before.
    for (const held of engine.live.held.values())
      if (held.line === line && held.until > now() && accountKey(held.account) === accountKey(account))
        return held.code;
    const code = freshCode(engine);
    await act([{ on: 'hold', code, line, account }], BOT);
    return code;
  };
  return {
    get settings() {
      return read.settings;
    },
    commands,
    now,
    execute: (invocation) =>
      execute(commands, invocation, { now: now(), read, act, hold, onError, ...(lookAgain && { lookAgain }) }),
    check: ({ text, person, zone, platform }) => {
      if (!person) return null;
      const checked = parseAllowed(commands, text, person, contextOf(read, person, now(), zone), read);
      if (checked.ok) return null;
      if (checked.lacks) refusedTo(person, platform, checked.lacks);
      return checked;
    },
    complete: (line) => complete(commands, line, readsOf(null, read), now()),
    personOf: (platform, id) => engine.live.personOf({ platform, id }),
    chosenLang: (person) => engine.live.langs.get(person.id) ?? person.lang ?? null,
    hold,
    form: async (id, name, reader, person, platform) => {
      const number = incidentId(name);
      const incident = number === null ? null : await readsOf(person, read).incident(number);
      const isRequest = requestId(name) !== null;
      const subject = { name: number === null && !isRequest ? '' : name, incident, people: read.settings.people };
      const refusal = () => formRefusal(id, subject, person, commands, read);
      let refused = refusal();
      if (refused?.lacks && lookAgain && groupsCouldGive(refused.lacks.ability, read)) {
        await lookAgain();
        refused = refusal();
      }
      if (refused?.lacks) refusedTo(person, platform, { command: refused.lacks });
      return refused ?? formKind(id).make(subject, reader);
    },
    cockpit: (person, reader) => cockpit(person, readsOf(person, read), reader),
    titles: async (names, lang) => {
      const ids = names.map(incidentId).filter((id) => id !== null);
      const found = await Promise.all(ids.map((id) => readsOf(null, read).incident(id)));
      return new Map(
        found
          .filter((incident) => incident !== null)
          .map(({ id, level, title, labels }) => [incidentName(id), { level, title: wordedText(title, lang, labels) }]),
      );
    },
    counts: async () => (await read.status({ dayStart: now() })).byLevel,
    incidentAt: (refs) => store.loadIncidentAt(refs),
  };
}

const CODES = 1_000_000;

/** Six digits that stand for nothing yet. */
function freshCode(engine: EngineLoop): string {
  for (;;) {
    const code = String(randomInt(CODES)).padStart(6, '0');
    if (!engine.live.held.has(code)) return code;
  }
}
