import type { ChannelSpec, UserSpec, WorkspaceSpec } from '../api/options.js';
import { Changes } from '../changes.js';
import type { App } from './app.js';
import { type Channel, newChannel } from './channel.js';
import type { Content, Message } from './message.js';
import { newTeam, newUser, type Team, type User } from './team.js';

/** Everything the service knows, and the one way to add to it. */
export class World {
  readonly teams = new Map<string, Team>();
  readonly changes = new Changes();
  /** How often a new file is refused to be shown before Slack is done with it. */
  digesting = 0;
  #micros = 0;
  #ids = 0;

  constructor(
    readonly app: App,
    readonly now: () => number,
  ) {}

  /** A fresh message timestamp: seconds with six digits, never given twice, always growing. */
  ts(): string {
    this.#micros = Math.max(this.#micros + 1, Math.floor(this.now()) * 1000);
    const seconds = Math.floor(this.#micros / 1_000_000);
    return `${seconds}.${String(this.#micros % 1_000_000).padStart(6, '0')}`;
  }

  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${this.#ids.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  /** The first workspace where none is named. */
  team(id?: string): Team {
    const team = id === undefined ? [...this.teams.values()][0] : this.teams.get(id);
    if (!team) throw new Error(`no workspace ${id ?? ''}; there is ${[...this.teams.keys()].join(', ') || 'none'}`);
    return team;
  }

  addTeam(spec: WorkspaceSpec): Team {
    if (this.teams.has(spec.id)) throw new Error(`workspace ${spec.id} is there already`);
    const team = newTeam(spec);
    this.teams.set(team.id, team);
    for (const channel of spec.channels ?? []) this.addChannel(team, channel);
    return team;
  }

  addUser(team: Team, spec: UserSpec): User {
    const user = newUser(spec);
    team.users.set(user.id, user);
    return user;
  }

  /** `creator`: a user id; default the first person of the workspace. */
  addChannel(team: Team, spec: ChannelSpec, creator?: string): Channel {
    const people = [...team.users.values()].filter((user) => !user.bot).map((user) => user.id);
    const channel = newChannel({
      id: spec.id,
      name: spec.name,
      isPrivate: spec.private ?? false,
      with: null,
      createdAt: this.now(),
      creator: creator ?? people[0] ?? team.botUserId,
    });
    for (const member of spec.members ?? people) channel.members.add(member);
    if (spec.botIn ?? true) channel.members.add(team.botUserId);
    team.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct conversation of the bot with a person, opened if need be. */
  direct(team: Team, user: string): Channel {
    for (const channel of team.channels.values()) if (channel.with === user) return channel;
    const channel = newChannel({
      id: `D${user.slice(1)}`,
      name: user,
      isPrivate: true,
      with: user,
      createdAt: this.now(),
      creator: team.botUserId,
    });
    channel.members.add(user).add(team.botUserId);
    team.channels.set(channel.id, channel);
    return channel;
  }

  /** Puts a message into a channel, or before one person's eyes alone. */
  post(
    team: Team,
    channel: Channel,
    content: Content,
    where: Partial<Pick<Message, 'user' | 'botId' | 'subtype' | 'threadTs' | 'broadcast' | 'ephemeralTo'>> = {},
  ): Message {
    const user = where.user ?? team.botUserId;
    const now = this.now();
    const message: Message = {
      team: team.id,
      channel: channel.id,
      ts: this.ts(),
      user,
      botId: where.botId ?? (user === team.botUserId ? team.botId : null),
      subtype: where.subtype ?? null,
      threadTs: where.threadTs ?? null,
      broadcast: where.broadcast ?? false,
      ephemeralTo: where.ephemeralTo ?? null,
      postedAt: now,
      ...content,
      edited: null,
      edits: 0,
      deleted: false,
      changedAt: now,
      reactions: new Map(),
    };
    if (message.ephemeralTo !== null) channel.ephemerals.push(message);
    else {
      channel.messages.set(message.ts, message);
      if (message.threadTs !== null) {
        const replies = channel.threads.get(message.threadTs);
        if (replies) replies.push(message);
        else channel.threads.set(message.threadTs, [message]);
      }
      if (message.botId !== null && message.subtype === null) channel.posted += 1;
    }
    this.changes.changed();
    return message;
  }

  /** What Slack itself writes: somebody joined, the topic was set. */
  note(team: Team, channel: Channel, subtype: string, user: string, text: string): Message {
    return this.post(team, channel, { text, blocks: null, attachments: [], metadata: null }, { subtype, user });
  }

  edit(message: Message, content: Partial<Content>, by: string): void {
    Object.assign(message, content);
    message.edited = { user: by, ts: this.ts() };
    message.edits += 1;
    message.changedAt = this.now();
    this.changes.changed();
  }

  remove(channel: Channel, message: Message): void {
    message.deleted = true;
    message.changedAt = this.now();
    const pin = channel.pins.indexOf(message.ts);
    if (pin >= 0) channel.pins.splice(pin, 1);
    this.changes.changed();
  }
}
