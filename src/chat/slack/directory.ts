import type { Person } from '../../domain/person.js';
import { sentence } from '../../text/catalogue.js';
import { userIn } from './account.js';
import { ChannelBook, type ListedChannel } from './channel-book.js';
import { Unreachable } from './errors.js';
import { GroupBook } from './group-book.js';
import type { Workspace } from './options.js';
import type { RateGate } from './rate-gate.js';

/** Names to ids in one workspace. */
export class Directory {
  readonly #channels: ChannelBook;
  readonly #groups: GroupBook;

  constructor(
    readonly workspace: Workspace,
    readonly gate: RateGate,
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

  /** User ids of a person in this workspace. */
  accounts(person: Person): readonly string[] {
    return person.accounts.flatMap(({ platform, id }) => {
      const user = platform === 'slack' ? userIn(this.workspace, id) : null;
      return user === null ? [] : [user];
    });
  }
}

function channelName(address: string): string {
  return address.replace(/^#/u, '').toLowerCase();
}
