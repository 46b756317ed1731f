import { answerOf } from './answered.js';
import type { Answer, Choice, OptionValue, Person, SeenMessage, SeenModal, Where } from './api.js';
import { begin } from './begin.js';
import { filledIn, nested, optionsAt, registered } from './command-options.js';
import { isEmoji } from './emoji.js';
import { type Json, number, string } from './json.js';
import { filledModal } from './modal-values.js';
import { buttonOf, menuOf } from './parts.js';
import { picked } from './picked.js';
import { findChannel } from './reader.js';
import { messageJson } from './render-message.js';
import { resolved } from './resolved.js';
import { react } from './routes/marks.js';
import type { Service } from './service.js';
import { say } from './speak.js';
import type { Channel, Member, Message } from './world.js';

interface OpenModal {
  readonly modal: SeenModal;
  readonly source: Message | null;
  readonly channelId: string;
}

type Options = Readonly<Record<string, OptionValue>>;

/** A person at a client that offers only what Discord's does. */
export class Client implements Person {
  #open: OpenModal | null = null;

  constructor(
    readonly service: Service,
    readonly member: Member,
  ) {}

  get id(): string {
    return this.member.user.id;
  }

  async slash(name: string, path: readonly string[] = [], options: Options = {}, where: Where = {}): Promise<Answer> {
    const { world } = this.service;
    const command = registered(world, name, 1);
    const filled = filledIn(world, optionsAt(command, path), options, true);
    const what = `/${[name, ...path].join(' ')}`;
    const ids = filled
      .filter((each) => number(each.type) >= 6 && number(each.type) <= 9)
      .map((each) => string(each.value));
    return this.#do(2, this.#place(where).id, what, this.#called(command, nested(path, filled), ids), null, command);
  }

  async autocomplete(
    name: string,
    path: readonly string[],
    options: Options,
    focused: string,
    value: string,
    where: Where = {},
  ): Promise<readonly Choice[]> {
    const { world } = this.service;
    const command = registered(world, name, 1);
    const known = optionsAt(command, path);
    const target = known.find((each) => each.name === focused);
    if (target?.autocomplete !== true) throw new Error(`The option ${focused} of /${name} has no autocomplete`);
    const others = Object.fromEntries(Object.entries(options).filter(([key]) => key !== focused));
    const typed = { name: focused, type: target.type, value, focused: true };
    const filled = [...filledIn(world, known, others, false), typed];
    const what = `autocomplete of /${[name, ...path].join(' ')} ${focused}`;
    const interaction = await begin(this.service, {
      type: 4,
      member: this.member,
      channelId: this.#place(where).id,
      what,
      data: this.#called(command, nested(path, filled), []),
      command: { ...command, focused: target.type },
    });
    return interaction.choices;
  }

  async click(message: SeenMessage, button: string): Promise<Answer> {
    const source = this.#visible(message);
    const part = buttonOf(source, button);
    const data = { component_type: 2, custom_id: part.custom_id, id: part.id };
    return this.#do(3, source.channelId, `button ${string(part.custom_id)}`, data, source);
  }

  async select(message: SeenMessage, menu: string, values: readonly string[]): Promise<Answer> {
    const source = this.#visible(message);
    const part = menuOf(source, menu);
    const chosen = picked(this.service.world, part, values);
    const found = part.type === 3 ? null : resolved(this.service.world, chosen);
    const data = {
      component_type: part.type,
      custom_id: part.custom_id,
      id: part.id,
      values: chosen,
      ...(found === null ? {} : { resolved: found }),
    };
    return this.#do(3, source.channelId, `menu ${string(part.custom_id)}`, data, source);
  }

  async submit(modal: SeenModal, values: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> {
    const open = this.#open;
    if (open === null || open.modal !== modal)
      throw new Error(`The modal ${modal.title} is not open before ${this.#name}`);
    const { components, ids } = filledModal(this.service.world, modal, values);
    const found = resolved(this.service.world, ids);
    const data = { custom_id: modal.customId, components, ...(found === null ? {} : { resolved: found }) };
    this.#open = null;
    const source = open.source?.deleted ? null : open.source;
    return this.#do(5, open.channelId, `modal ${modal.customId}`, data, source);
  }

  async context(name: string, message: SeenMessage): Promise<Answer> {
    const { world } = this.service;
    const target = this.#visible(message);
    const command = registered(world, name, 3);
    const data = {
      ...this.#called(command, [], []),
      target_id: target.id,
      resolved: { messages: { [target.id]: messageJson(world, target) } },
    };
    return this.#do(2, target.channelId, `message command ${name}`, data, null, command);
  }

  modal(): SeenModal {
    if (this.#open === null) throw new Error(`No modal is open before ${this.#name}`);
    return this.#open.modal;
  }

  say(channel: string, content: string): SeenMessage {
    return say(this.service, {
      channel: findChannel(this.service.world, channel),
      author: this.member.user,
      body: { content },
    });
  }

  react(message: SeenMessage, emoji: string): void {
    if (!isEmoji(emoji)) throw new Error(`${emoji} is no emoji`);
    react(this.service, this.#visible(message), emoji, this.id, true);
  }

  get #name(): string {
    return this.member.user.name;
  }

  #place(where: Where): Channel {
    if (where.channel !== undefined) return findChannel(this.service.world, where.channel);
    const first = [...this.service.world.channels.values()].find((each) => each.kind === 'text');
    if (first === undefined) throw new Error('There is no text channel to type in: addTextChannel first');
    return first;
  }

  #visible(seen: SeenMessage): Message {
    const message = this.service.world.messages.get(seen.id);
    if (message === undefined) throw new Error('The message is gone');
    const channel = this.service.world.channels.get(message.channelId);
    const hidden = message.ephemeralTo !== null && message.ephemeralTo !== this.id;
    if (hidden || (channel?.kind === 'dm' && channel.recipientId !== this.id))
      throw new Error(`${this.#name} cannot see this message`);
    return message;
  }

  #called(command: Json, options: readonly Json[], ids: readonly string[]): Json {
    const found = resolved(this.service.world, ids);
    return {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      ...(options.length === 0 ? {} : { options }),
      ...(found === null ? {} : { resolved: found }),
    };
  }

  async #do(
    type: 2 | 3 | 5,
    channelId: string,
    what: string,
    data: Json,
    source: Message | null,
    command: Json | null = null,
  ): Promise<Answer> {
    const { service, member } = this;
    const interaction = await begin(service, { type, member, channelId, what, data, source, command });
    if (interaction.modal !== null) this.#open = { modal: interaction.modal, source, channelId };
    return answerOf(service, interaction);
  }
}
