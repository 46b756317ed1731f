import { type Client, Routes } from 'discord.js';
import { pino } from 'pino';
import { afterEach, beforeEach, expect } from 'vitest';
import { commands } from '../../commands/index.js';
import { createClient } from '../../src/chat/discord/client.js';
import { createInteractions, type Interactions } from '../../src/chat/discord/interact/interact.js';
import type { Pace } from '../../src/chat/discord/interact/pace.js';
import { cardMessage } from '../../src/chat/discord/message.js';
import { createPatientRest } from '../../src/chat/discord/rest.js';
import { forms } from '../../src/chat/forms/index.js';
import type { ChatHost } from '../../src/chat/host.js';
import type { Invocation, Reply } from '../../src/chat/registry.js';
import { type CardButton, plainCard } from '../../src/domain/card.js';
import type { Person } from '../../src/domain/person.js';
import { sentence } from '../../src/text/catalogue.js';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  type SeenMessage,
  startFakeDiscord,
} from '../harness/discord/fake-discord.js';
import { objects, string } from '../harness/discord/json.js';
import { incidentOf, NOW, settings, wei, ZONE } from './fixture.js';

/** A bot that writes down what it is asked and answers as it is told. */
export class HandHost implements ChatHost {
  readonly settings = settings;
  readonly commands = commands;
  readonly asked: Invocation[] = [];
  /** Lines held for buttons. */
  readonly kept: string[] = [];
  /** Lines to be completed. */
  readonly completed: string[] = [];
  /** Known accounts by id. */
  readonly people = new Map<string, Person>();
  counted = { blue: 0, yellow: 0, orange: 0, red: 0 };
  /** What completion offers. */
  offered: readonly string[] = [];
  /** The incident every place belongs to, and the refs last asked for. */
  at: number | null = null;
  refs: readonly string[] = [];
  answer: (invocation: Invocation) => Reply | Promise<Reply> = ({ text }) => ({
    ok: true,
    card: plainCard(`✓ ${text}`),
  });
  makeForm: ChatHost['form'] = async (id, subject, reader) =>
    forms[id].make({ name: subject, incident: subject === '' ? null : incidentOf(), people: [wei] }, reader);

  now = (): number => NOW;
  execute = async (invocation: Invocation): Promise<Reply> => {
    this.asked.push(invocation);
    return this.answer(invocation);
  };
  check: ChatHost['check'] = ({ text }) =>
    text.includes('nonsense') ? { ok: false, said: sentence('list.none') } : null;
  complete: ChatHost['complete'] = async (line) => {
    this.completed.push(line);
    return this.offered;
  };
  personOf: ChatHost['personOf'] = (platform, account) =>
    platform === 'discord' ? (this.people.get(account) ?? null) : null;
  chosenLang: ChatHost['chosenLang'] = (person) => person.lang ?? null;
  hold: ChatHost['hold'] = async (line) => `48320${this.kept.push(line)}`;
  form: ChatHost['form'] = (...asked) => this.makeForm(...asked);
  cockpit: ChatHost['cockpit'] = async () => [];
  titles: ChatHost['titles'] = async (names) =>
    new Map(names.filter((name) => name === 'INC-43').map((name) => [name, { level: 'red', title: 'Stream down' }]));
  counts: ChatHost['counts'] = async () => this.counted;
  incidentAt: ChatHost['incidentAt'] = async (refs) => {
    this.refs = refs;
    return this.at;
  };
}

interface Bot {
  readonly client: Client;
  readonly interactions: Interactions;
}

/** Discord with a channel, somebody known and a stranger who reads Chinese, and bots at it. Made anew for each test. */
export class Desk {
  readonly host = new HandHost();
  #bots: Bot[] = [];

  constructor(readonly fake: FakeDiscord) {
    fake.addTextChannel({ name: 'ops' });
    this.host.people.set(fake.addMember({ name: 'wei' }), wei);
    fake.addMember({ name: 'stranger', locale: 'zh-TW' });
  }

  get wei() {
    return this.fake.member('wei');
  }
  get stranger() {
    return this.fake.member('stranger');
  }

  /** A bot that has signed in and registered its commands. */
  async begin(pace: Partial<Pace> = {}, scope: 'guild' | 'global' = 'guild'): Promise<Bot> {
    const { fake, host } = this;
    const log = pino({ level: 'silent' });
    const guildId = scope === 'guild' ? fake.guildId : null;
    const options = { host, log, token: fake.token, guildId, apiUrl: fake.url };
    const client = createClient(options, log);
    const interactions = createInteractions({ host, log, client, rest: createPatientRest(options), options, pace });
    const bot = { client, interactions };
    this.#bots.push(bot);
    await interactions.start();
    await client.login(fake.token);
    await fake.waitFor(() => fake.commands(scope).length === 2);
    await fake.waitFor(() => fake.presence);
    return bot;
  }

  async halt(bot: Bot): Promise<void> {
    this.#bots = this.#bots.filter((each) => each !== bot);
    await bot.interactions.stop();
    await bot.client.destroy();
  }

  /** A card of INC-42 as the outbox would have posted it. */
  async post(buttons: readonly CardButton[], more: readonly CardButton[] = []): Promise<SeenMessage> {
    const card = plainCard('INC-42 · Late', [], { level: 'orange', badge: 'ORANGE', buttons, more });
    const body = cardMessage(card, { lang: 'en', zone: ZONE, now: NOW }, { mark: 'm4rk' });
    await this.rest().post(Routes.channelMessages(this.fake.channel('ops').id), { body });
    return this.fake.channel('ops').waitFor((channel) => channel.messages().at(-1));
  }

  rest() {
    return createPatientRest({ token: this.fake.token, apiUrl: this.fake.url });
  }

  async end(): Promise<void> {
    for (const bot of this.#bots) await this.halt(bot);
    const { violations } = this.fake;
    await this.fake.stop();
    expect(violations).toEqual([]);
  }
}

/** The desk of the running test. */
export function useDesk(options: FakeDiscordOptions = {}): () => Desk {
  let desk: Desk | null = null;
  beforeEach(async () => {
    desk = new Desk(await startFakeDiscord(options));
  });
  afterEach(async () => {
    await desk?.end();
  });
  return () => {
    if (!desk) throw new Error('there is a desk only inside a test');
    return desk;
  };
}

export function only(messages: readonly SeenMessage[]): SeenMessage {
  const [message] = messages;
  if (!message || messages.length > 1) throw new Error(`expected one message, there are ${messages.length}`);
  return message;
}

/** The custom id of a message's menu. */
export function menuOf(message: SeenMessage): string {
  const parts = objects(message.components).flatMap((row) => objects(row.components));
  return string(parts.find((part) => part.type === 3)?.custom_id);
}
