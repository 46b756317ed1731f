import type { Answer, Person, Submitted, ViewValues } from '../api/person.js';
import type { SeenMessage, SeenView } from '../api/seen.js';
import { interaction, inView, slashCommand } from '../link/payloads.js';
import { PATIENCE_MS } from '../reader/channel-view.js';
import { type Match, matches } from '../reader/match.js';
import { MessageSnapshot } from '../reader/message-snapshot.js';
import { ViewSnapshot } from '../reader/view-snapshot.js';
import type { Channel } from '../state/channel.js';
import { closeViews } from '../state/views.js';
import { showView } from '../web/show.js';
import { SlackError } from '../web/slack-error.js';
import { act } from './act.js';
import { SeenAnswer } from './answer.js';
import { messageBefore } from './place.js';
import { globalShortcut, messageShortcut } from './shortcut.js';
import type { Stage } from './stage.js';
import { submitView, topView } from './submit.js';
import { suggest } from './suggest.js';

/** One person at Slack's client. */
export class Actor implements Person {
  constructor(
    readonly stage: Stage,
    readonly findChannel: (nameOrId: string) => Channel,
  ) {}

  get id(): string {
    return this.stage.user.id;
  }

  async slash(command: string, text: string, where: string): Promise<Answer> {
    const { world, team, user, link, triggers, responses } = this.stage;
    const registered = world.app.commands;
    if (registered !== null && !registered.includes(command))
      throw new Error(`${command} is not a valid command; the app registered ${registered.join(', ')}`);
    const channel = this.#joined(where);
    const { origin, url } = responses.open(team, user.id, channel, null);
    const triggerId = triggers.issue(team.id, user.id);
    const since = world.ts();
    const payload = slashCommand(world, team, user, channel, { command, text, responseUrl: url, triggerId });
    const delivery = await link.interact({ type: 'slash_commands', name: command, payload });
    let failure: string | null = delivery.failure;
    try {
      if (delivery.payload !== null) responses.show(origin, delivery.payload);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      failure = error.error;
    }
    return new SeenAnswer(this.stage, delivery, failure, origin, triggerId, since);
  }

  click(on: SeenMessage | SeenView, control: string): Promise<Answer> {
    return act(this.stage, on, control, null);
  }
  choose(on: SeenMessage | SeenView, control: string, option: string | readonly string[]): Promise<Answer> {
    return act(this.stage, on, control, option);
  }
  suggest(on: SeenMessage | SeenView, control: string, typed: string): Promise<Answer> {
    return suggest(this.stage, on, control, typed);
  }
  submit(view: SeenView, values: ViewValues = {}): Promise<Submitted> {
    return submitView(this.stage, view, values);
  }
  shortcut(callbackId: string, message: SeenMessage): Promise<Answer> {
    return messageShortcut(this.stage, callbackId, message);
  }
  globalShortcut(callbackId: string): Promise<Answer> {
    return globalShortcut(this.stage, callbackId);
  }

  async close(seen: SeenView): Promise<Answer> {
    const { world, team, user, link } = this.stage;
    const view = topView(this.stage, seen);
    const all = view.body.clear_on_close === true;
    const { view: shown = {} } = inView(world, team, view);
    const since = world.ts();
    closeViews(world, team, user.id, all);
    const silent = { envelopeId: '', acked: true, ackMs: 0, failure: null, payload: null };
    if (view.body.notify_on_close !== true) return new SeenAnswer(this.stage, silent, null, null, '', since);
    const payload = { type: 'view_closed', ...interaction(world, team, user), view: shown, is_cleared: all };
    const delivery = await link.interact({ type: 'interactive', name: 'view_closed', payload });
    return new SeenAnswer(this.stage, delivery, delivery.failure, null, '', since);
  }

  async react(emoji: string, seen: SeenMessage): Promise<void> {
    const { world, team, events } = this.stage;
    const { message } = messageBefore(this.stage, seen);
    const users = message.reactions.get(emoji) ?? [];
    if (users.includes(this.id)) throw new Error(`${this.id} has reacted with :${emoji}: already`);
    message.reactions.set(emoji, [...users, this.id]);
    world.changes.changed();
    events.reacted('reaction_added', team, message, this.id, emoji);
  }

  async unreact(emoji: string, seen: SeenMessage): Promise<void> {
    const { world, team, events } = this.stage;
    const { message } = messageBefore(this.stage, seen);
    const left = (message.reactions.get(emoji) ?? []).filter((user) => user !== this.id);
    if (left.length > 0) message.reactions.set(emoji, left);
    else message.reactions.delete(emoji);
    world.changes.changed();
    events.reacted('reaction_removed', team, message, this.id, emoji);
  }

  openHome(ms: number = PATIENCE_MS): Promise<SeenView> {
    const { world, team, events } = this.stage;
    const before = team.homes.get(this.id);
    const revision = before?.revision ?? 0;
    const shown = before ? showView(world.app, team, before) : null;
    events.homeOpened(team, this.id, world.direct(team, this.id), shown);
    const find = () => ((team.homes.get(this.id)?.revision ?? 0) > revision ? this.home() : null);
    return world.changes.waitFor(find, ms, () => `${this.id} opened Home and the app published nothing for them`);
  }

  home(): SeenView | null {
    const { world, team } = this.stage;
    const view = team.homes.get(this.id);
    return view ? new ViewSnapshot(world, team, view) : null;
  }

  lastView(): SeenView | null {
    const { world, team } = this.stage;
    const view = team.stacks.get(this.id)?.at(-1);
    return view ? new ViewSnapshot(world, team, view) : null;
  }

  waitForView(match: Match<SeenView> = '', ms?: number): Promise<SeenView> {
    return this.#waitFor(() => this.lastView(), 'modal', match, ms);
  }
  waitForHome(match: Match<SeenView>, ms?: number): Promise<SeenView> {
    return this.#waitFor(() => this.home(), 'Home', match, ms);
  }

  async say(where: string, text: string, thread?: string): Promise<SeenMessage> {
    const { world, team, events } = this.stage;
    const channel = this.#joined(where);
    const content = { text: typed(text), blocks: null, attachments: [], metadata: null };
    const message = world.post(team, channel, content, { user: this.id, threadTs: thread ?? null });
    events.message(team, channel, message);
    return new MessageSnapshot(world, team, channel, message);
  }

  inviteBot(where: string): void {
    this.#enter(this.#joined(where), this.stage.team.botUserId, this.id);
  }
  join(where: string): void {
    this.#enter(this.findChannel(where), this.id, null);
  }
  leave(where: string): void {
    this.findChannel(where).members.delete(this.id);
    this.stage.world.changes.changed();
  }

  #enter(channel: Channel, user: string, inviter: string | null): void {
    const { world, team, events } = this.stage;
    if (channel.members.has(user)) return;
    channel.members.add(user);
    world.note(team, channel, 'channel_join', user, `<@${user}> has joined the channel`);
    events.joined(team, channel, user, inviter);
  }

  #joined(where: string): Channel {
    const channel = this.findChannel(where);
    if (!channel.members.has(this.id)) throw new Error(`${this.id} is not in #${channel.name}`);
    return channel;
  }

  #waitFor(look: () => SeenView | null, what: string, match: Match<SeenView>, ms = PATIENCE_MS): Promise<SeenView> {
    const find = () => {
      const view = look();
      return view && matches(match, view, view.text) ? view : null;
    };
    const explain = () => `${this.id} looks at ${what}: ${look()?.text ?? 'nothing'}\nwanted: ${match}`;
    return this.stage.world.changes.waitFor(find, ms, explain);
  }
}

/** What a client sends of what was typed: markup escaped, mentions of users and channels kept, `@here` a call. */
function typed(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/<(?![@#]\w+>)/g, '&lt;')
    .replace(/(?<!<[@#]\w+)>/g, '&gt;')
    .replace(/(^|\s)@(here|channel|everyone)\b/g, '$1<!$2>');
}
