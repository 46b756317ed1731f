import { WebAPIPlatformError } from '@slack/web-api';
import type { Person } from '../../domain/person.js';
import { sentence } from '../../text/catalogue.js';
import { ChannelBook, type ListedChannel } from './channel-book.js';
import { Unreachable } from './errors.js';
import { GroupBook } from './group-book.js';
import type { Workspace } from './options.js';
import type { RateGate } from './rate-gate.js';

/** Names to ids in one workspace. */
export class Directory {
  readonly #channels: ChannelBook;
  readonly #groups: GroupBook;
  /** Whether an account belongs to this workspace. */
  readonly #here = new Map<string, boolean>();

  /** `alone`: there is no other workspace, so that every Slack account is of this one. */
  constructor(
    readonly workspace: Workspace,
    readonly gate: RateGate,
    readonly alone: boolean,
  ) {
    this.#channels = new ChannelBook(workspace.client, gate);
    this.#groups = new GroupBook(workspace.client, gate);
  }

  /**
   * The id behind a channel's address: `C0123` as it is, `#live-ops` looked up, `@U0123` the person's id, to which Slack
   * takes posts as to a channel. Rejects with `Unreachable` where there is no such channel, else as Slack does.
   */
  async channel(address: string): Promise<string> {
    if (/^[CGD][A-Z0-9]{2,}$/u.test(address)) return address;
    const user = /^@([UW][A-Z0-9]{2,})$/u.exec(address)?.[1];
    if (user !== undefined) return user;
    const found = await this.#channels.find(channelName(address));
    if (found) return found.id;
    throw new Unreachable('channel_not_found', sentence('slack.fix.channel-not-found', { channel: address }));
  }

  /** Slack knows the id behind the address no more: look the name up anew next time. */
  forget(address: string): void {
    this.#channels.forget(channelName(address));
  }

  /** As it is now; null where there is none to be seen. */
  named(name: string): Promise<ListedChannel | null> {
    this.#channels.forget(name);
    return this.#channels.find(name);
  }

  group(name: string): Promise<string | null> {
    return this.#groups.find(name);
  }

  /** The conversation with one person, for reading it. Needs `im:write`. */
  async directMessages(user: string): Promise<string> {
    const { channel } = await this.gate.run('conversations.open', null, () =>
      this.workspace.client.conversations.open({ users: user }),
    );
    return channel?.id ?? user;
  }

  /** A person's accounts in this workspace. */
  async accounts(person: Person): Promise<readonly string[]> {
    const ids = person.accounts.filter((account) => account.platform === 'slack').map((account) => account.id);
    const here = await Promise.all(ids.map((id) => this.#isHere(id)));
    return ids.filter((_id, i) => here[i]);
  }

  async #isHere(user: string): Promise<boolean> {
    if (this.alone) return true;
    const known = this.#here.get(user);
    if (known !== undefined) return known;
    const here = await this.gate
      .run('users.info', null, () => this.workspace.client.users.info({ user }))
      .then(
        () => true,
        (error: unknown) =>
          error instanceof WebAPIPlatformError && error.data.error === 'user_not_found' ? false : null,
      );
    if (here !== null) this.#here.set(user, here);
    // Better a name nobody is called by than somebody not called.
    return here ?? true;
  }
}

function channelName(address: string): string {
  return address.replace(/^#/u, '').toLowerCase();
}
