import { Writable } from 'node:stream';
import { pino } from 'pino';
import { commands } from '../../commands/index.js';
import { formKind } from '../../src/chat/forms.js';
import type { ChatHost } from '../../src/chat/host.js';
import { parseAllowed } from '../../src/chat/registry/execute.js';
import type { Invocation, Reply } from '../../src/chat/registry.js';
import { createInteractions, type Interactions } from '../../src/chat/slack/interact/interact.js';
import type { Timing } from '../../src/chat/slack/interact/timing.js';
import type { SlackOptions } from '../../src/chat/slack/options.js';
import { createWorkspaces } from '../../src/chat/slack/workspaces.js';
import { type Card, plainCard } from '../../src/domain/card.js';
import type { HeldAccount } from '../../src/domain/held.js';
import type { Person } from '../../src/domain/person.js';
import { ShowBook } from '../../src/domain/show-book.js';
import { sentence } from '../../src/text/catalogue.js';
import { settings } from '../harness/settings.js';
import type { FakeSlack } from '../harness/slack/fake-slack.js';

export const LINA: Person = {
  id: 'li',
  name: 'Li Na',
  permission: 'manage',
  lang: 'en',
  zone: 'Asia/Shanghai',
  accounts: [{ platform: 'slack', id: 'U0001' }],
};
export const MAYA: Person = {
  id: 'maya',
  name: 'Maya',
  permission: 'act',
  accounts: [{ platform: 'slack', id: 'U0002' }],
};

/** A bot that writes down what it was asked, and answers as it is told to. */
export interface Desk extends Interactions {
  readonly asked: readonly Invocation[];
  readonly held: readonly string[];
  /** What the log says, as text. */
  readonly logged: () => string;
  answer: (invocation: Invocation) => Reply | Promise<Reply>;
  cockpit: readonly Card[];
  /** Refs of messages and channels that belong to an incident. */
  readonly incidents: Map<string, number>;
}

export interface DeskOptions {
  readonly workspaces?: SlackOptions['workspaces'];
  readonly http?: SlackOptions['http'];
  readonly timing?: Partial<Timing>;
  readonly people?: readonly Person[];
  readonly active?: readonly string[];
  /** Waited for before a line is kept. */
  readonly holding?: Promise<void>;
}

export const done = (title: string, more: Partial<Card> = {}): Reply => ({
  ok: true,
  card: plainCard(title, [], more),
});

export function desk(slack: FakeSlack, options: DeskOptions = {}): Desk {
  const people = options.people ?? [LINA, MAYA];
  const asked: Invocation[] = [];
  const held: string[] = [];
  const incidents = new Map<string, number>();
  const house = settings({ people });
  let log = '';
  const sink = new Writable({
    write(chunk, _encoding, then) {
      log += String(chunk);
      then();
    },
  });
  const slackOptions: SlackOptions = {
    host: host(),
    log: pino({ level: 'debug' }, sink),
    apiUrl: slack.url,
    workspaces: options.workspaces ?? [{ id: null, botToken: slack.botToken, appToken: slack.appToken }],
    http: options.http ?? null,
    picturePauses: [1, 1, 1],
  };
  const made: Desk = {
    ...createInteractions({
      host: slackOptions.host,
      log: slackOptions.log,
      workspaces: createWorkspaces(slackOptions),
      options: slackOptions,
      timing: { firstPauseMs: 20, mostPauseMs: 100, ...options.timing },
    }),
    asked,
    held,
    logged: () => log,
    answer: ({ text }) => done(`Did ${text}`),
    cockpit: [plainCard('Risk cockpit', [['Nothing is open.']])],
    incidents,
  };
  return made;

  function host(): ChatHost {
    return {
      settings: house,
      commands,
      now: () => Date.now(),
      execute: async (invocation) => {
        asked.push(invocation);
        if (!invocation.person) return { ok: false, said: sentence('link.stranger', { code: '482913' }) };
        return made.answer(invocation);
      },
      check: ({ text, person, zone }) => {
        if (!person) return null;
        const book = new ShowBook([], []);
        const context = { people, me: person, shows: book, now: Date.now(), zone };
        const authority = { settings: house, people: () => people, members: () => new Map() };
        const read = parseAllowed(commands, text, person, context, authority);
        return read.ok ? null : read;
      },
      complete: async () => options.active ?? [],
      personOf: (platform, id) =>
        people.find(({ accounts }) => accounts.some((each) => each.platform === platform && each.id === id)) ?? null,
      chosenLang: (person) => person.lang ?? null,
      hold: async (line: string, _account: HeldAccount) => {
        await options.holding;
        held.push(line);
        return '771204';
      },
      form: async (id, name, reader) => formKind(id).make({ name, incident: null, people }, reader),
      cockpit: async (person) => (person ? made.cockpit : [plainCard('Risk cockpit', [['Who are you?']])]),
      titles: async (names) => new Map(names.map((name) => [name, { level: 'red', title: `${name} is late` }])),
      counts: async () => ({ blue: 0, yellow: 0, orange: 0, red: 0 }),
      incidentAt: async (refs) => refs.map((ref) => incidents.get(ref)).find((id) => id !== undefined) ?? null,
    };
  }
}
