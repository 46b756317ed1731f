import type { Card, FormId } from '../domain/card.js';
import type { HeldAccount } from '../domain/held.js';
import type { Level } from '../domain/level.js';
import type { Person } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Lang } from '../domain/text.js';
import type { Form } from './forms/form.js';
import type { Listener } from './registry/reply.js';
import type { Command, Invocation, Reply } from './registry.js';

/** What a chat may ask of the bot. */
export interface ChatHost {
  /** Those in force; ask anew each time, for a reload replaces them. */
  readonly settings: Settings;
  /** Everything that can be typed. */
  readonly commands: readonly Command[];
  /** ms since the epoch */
  now(): number;
  /** Does what was typed or pressed. Never throws; a stranger's line is kept, and the reply says how to be linked. */
  execute(invocation: Invocation): Promise<Reply>;
  /** Is the line one that could be run? The refusal where not; nothing is done. For dialogs, before they close. */
  check(invocation: Pick<Invocation, 'text' | 'person' | 'zone' | 'platform'>): Extract<Reply, { ok: false }> | null;
  /** What may stand in place of the last word of a line. */
  complete(line: string): Promise<readonly string[]>;
  /** Whose account it is; null for a stranger. */
  personOf(platform: string, account: string): Person | null;
  /** The language somebody is answered in; null where neither they nor people.yaml chose one. */
  chosenLang(person: Person): Lang | null;
  /** Keeps a command line that a button cannot carry; the code stands for it, typed as `held CODE`. */
  hold(line: string, account: HeldAccount): Promise<string>;
  /** The dialog for a button's `asks`, about an incident (`INC-42`) or nothing (``); the refusal where they could do nothing with it. */
  form(
    id: FormId,
    subject: string,
    reader: Listener,
    person: Person,
    platform: string,
  ): Promise<Form | Extract<Reply, { ok: false }>>;
  /** The cockpit: counts by level, what is theirs, who is called first, shows, buttons. */
  cockpit(person: Person | null, reader: Listener): Promise<readonly Card[]>;
  /** Level and title of incidents by name (`INC-42`); those there are none of are left out. */
  titles(
    incidents: readonly string[],
    lang: Lang,
  ): Promise<ReadonlyMap<string, { readonly level: Level; readonly title: string }>>;
  /** Active incidents by level. */
  counts(): Promise<Readonly<Record<Level, number>>>;
  /** The incident whose card, thread line or channel one of these refs names; null: none. */
  incidentAt(refs: readonly string[]): Promise<number | null>;
}
