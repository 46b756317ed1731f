import { expect, onTestFinished } from 'vitest';
import type { ChatAdapter } from '../../src/chat/chat.js';
import type { Channel } from '../../src/domain/channel.js';
import type { WantedNotice } from '../../src/domain/notice.js';
import type { Settings } from '../../src/domain/settings.js';
import { Outbox } from '../../src/outbox/deliver.js';
import { createRenderNotice } from '../../src/outbox/render-notice.js';
import { createRenderRoom } from '../../src/outbox/render-room.js';
import { type House, openHouse } from '../harness/house.js';
import { channel } from '../harness/settings.js';
import { ScriptedChat } from './scripted-chat.js';

/** The house with an outbox of its own over scripted chats; time passes only where a test says so. */
export interface Box {
  readonly house: House;
  readonly slack: ScriptedChat;
  readonly discord: ScriptedChat;
  /** What the outbox could not do; a test that expects something here takes it out. */
  readonly errors: unknown[];
  outbox: Outbox;
  /** Delivers what can be delivered now. */
  drain(): Promise<number>;
  /** Lets time pass in steps, delivering after each. */
  pass(ms: number, step?: number): Promise<void>;
  /** Words for a channel, in the order given. */
  words(channel: string, keys: readonly string[], priority?: number): Promise<void>;
  /** The process dies and another begins. */
  restart(): Promise<void>;
}

export const CHANNELS: readonly Channel[] = [
  channel('ops', { platform: 'slack' }),
  channel('shop', { platform: 'slack' }),
  channel('night', { platform: 'discord' }),
];

/** `others`: chats beside the two scripted ones. */
export async function openBox(
  more: Partial<Settings> = {},
  others: (house: House) => readonly ChatAdapter[] = () => [],
): Promise<Box> {
  const house = await openHouse({ channels: CHANNELS, ...more });
  const errors: unknown[] = [];
  onTestFinished(async () => {
    expect(errors).toEqual([]);
    await house.close();
  });
  const slack = new ScriptedChat('slack', house.now);
  const discord = new ScriptedChat('discord', house.now);
  const make = (): Outbox => {
    const settings = () => house.engine.live.settings;
    const people = () => settings().people.map((person) => house.engine.live.withAccounts(person));
    return new Outbox({
      store: house.store,
      record: (records) => house.engine.recordDeliveries(records),
      adapters: new Map([slack, discord, ...others(house)].map((chat) => [chat.platform, chat])),
      settings,
      people,
      langOf: (person) => person.lang ?? null,
      render: createRenderNotice({ store: house.store, people, groups: () => settings().groups, now: house.now }),
      room: createRenderRoom({ store: house.store, people, now: house.now }),
      tell: (word) => house.engine.say([word]),
      now: house.now,
      onError: (error) => errors.push(error),
    });
  };
  const box: Box = {
    house,
    slack,
    discord,
    errors,
    outbox: make(),
    drain: () => box.outbox.runOnce(house.now()),
    async pass(ms, step = 100) {
      for (const end = house.now() + ms; house.now() < end; ) {
        await house.sleep(Math.min(step, end - house.now()));
        await box.drain();
      }
    },
    words: (to, keys, priority = 1) => house.engine.say(keys.map((key) => word(key, to, priority))),
    async restart() {
      await house.restart();
      box.outbox = make();
    },
  };
  return box;
}

export function word(key: string, to: string, priority = 1): Omit<WantedNotice, 'wanted'> {
  const say = { key: 'text', params: { text: key } };
  return { key, kind: 'word', channel: to, incident: null, priority, body: { for: 'word', say, level: null } };
}

export function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${String(i).padStart(4, '0')}`);
}
