import type { Action } from '../domain/action.js';
import type { Complaint } from '../domain/audit.js';
import { type MembersFound, type MembersSeen, membersNow } from '../domain/authority/members.js';
import { chatName, type MentionGroup } from '../domain/channel.js';
import { type Account, type Actor, accountKey } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import { within } from '../lib/within.js';
import type { Engine } from './engine.js';
import type { Live } from './live.js';

const EVERY_MS = 120_000;
/** Whoever is refused may have been let into a group a moment ago; so often it is looked at once more. */
const AGAIN_MS = 20_000;
/** A refusal waits no longer for that: an answer is due within three seconds. */
const IN_TIME_MS = 1_500;
/** Members that were not read for so long are complained of. */
const OLD_MS = 600_000;

/** A chat that can tell who is in a group. */
export interface MemberSource {
  readonly platform: string;
  membersOf?(group: MentionGroup, accounts: readonly Account[]): Promise<MembersFound>;
}

export interface MembershipDeps {
  readonly engine: Pick<Engine, 'act'> & { readonly live: Live };
  settings(): Settings;
  chats(): readonly MemberSource[];
  now(): number;
  onError(error: unknown): void;
}

const BOT: Actor = { kind: 'bot', part: 'membership' };

/** Keeps who is in the groups that bring roles: looks at start, every two minutes, and before somebody is refused. */
export class Membership {
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #stopped = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  readonly #seen = new Map<string, MembersSeen>();

  constructor(readonly deps: MembershipDeps) {}

  start(): void {
    void this.look();
    this.#timer = setInterval(() => void this.look(), EVERY_MS);
    this.#timer.unref();
  }

  /** What is under way still has a moment to be written. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#stopped = true;
    if (this.#looking) await within(this.#looking, IN_TIME_MS);
  }

  /** Looks where that is due at `now`. */
  async runOnce(now: number): Promise<void> {
    if (Math.abs(now - this.#lookedAt) >= EVERY_MS) await this.look();
  }

  /** Looks now; a look that is under way is waited for instead. Never rejects. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch(this.deps.onError)
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  /** Looks again before somebody is refused, unless that was done just now; waits no longer than an answer may. */
  async lookAgain(): Promise<void> {
    if (!this.#looking && Math.abs(this.deps.now() - this.#lookedAt) < AGAIN_MS) return;
    await within(this.look(), IN_TIME_MS);
  }

  /** Groups whose members could not be read for a while. */
  complaints(now: number): readonly Complaint[] {
    return [...this.#seen.values()].flatMap(({ group, platform, found, readAt }): Complaint[] => {
      if (found.kind !== 'unread' || (readAt !== null && now - readAt < OLD_MS)) return [];
      const params = { group, chat: chatName(platform), why: { say: found.why } };
      const say =
        readAt === null
          ? { key: 'audit.members-never', params }
          : { key: 'audit.members-old', params: { ...params, since: { at: readAt } } };
      return [{ key: `members:${group}:${platform}`, say }];
    });
  }

  async #look(): Promise<void> {
    const { deps } = this;
    this.#lookedAt = deps.now();
    const { roles, groups } = deps.settings();
    const wanted = new Set(roles.flatMap((role) => role.groups));
    for (const key of this.#seen.keys()) if (!wanted.has(key.slice(0, key.indexOf('|')))) this.#seen.delete(key);
    const members: Extract<Action, { on: 'members' }>['members'][number][] = [];
    for (const group of groups) {
      if (!wanted.has(group.id)) continue;
      const seen = await Promise.all(
        deps.chats().flatMap((chat) => (isIn(group, chat.platform) ? [this.#ask(chat, group)] : [])),
      );
      const { live } = deps.engine;
      const before = live.arrangements.members.get(group.id) ?? [];
      const accounts = membersNow(before, seen);
      if (accounts.join(' ') !== before.join(' ')) members.push({ group: group.id, accounts });
    }
    if (members.length > 0 && !this.#stopped) await deps.engine.act([{ on: 'members', members }], BOT);
  }

  async #ask(chat: MemberSource, group: MentionGroup): Promise<MembersSeen> {
    const { platform } = chat;
    const key = `${group.id}|${platform}`;
    const found = (await chat.membersOf?.(group, this.#accounts(platform))) ?? { kind: 'none' };
    const readAt = found.kind === 'unread' ? (this.#seen.get(key)?.readAt ?? null) : this.deps.now();
    const seen = { group: group.id, platform, found, readAt };
    this.#seen.set(key, seen);
    return seen;
  }

  /** Everybody's accounts there, once each. */
  #accounts(platform: string): readonly Account[] {
    const { live } = this.deps.engine;
    const all = this.deps.settings().people.flatMap((person) => live.withAccounts(person).accounts);
    const own = all.filter((account) => account.platform === platform);
    return [...new Map(own.map((account) => [accountKey(account), account])).values()];
  }
}

function isIn({ slack, discord }: MentionGroup, platform: string): boolean {
  return (platform === 'slack' && slack !== null) || (platform === 'discord' && discord !== null);
}
