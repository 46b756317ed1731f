import type { MentionGroup } from '../../src/domain/channel.js';
import type { Layer, Schedule } from '../../src/domain/oncall/schedule.js';
import type { Person } from '../../src/domain/person.js';

/** People with accounts in both chats, so that direct messages and groups have somewhere to go. */
export const NIGHT_CREW: readonly Person[] = [
  person('li', 'Li Na', 'act'),
  person('wang', 'Wang Wei', 'act'),
  person('zhou', 'Zhou Jie', 'manage'),
];

function person(id: string, name: string, permission: Person['permission']): Person {
  return { id, name, permission, accounts: [{ platform: 'console', id: id.toUpperCase() }] };
}

export function layer(turns: readonly (readonly string[])[], more: Partial<Layer> = {}): Layer {
  return {
    id: 'base',
    zone: 'Asia/Shanghai',
    turns,
    every: { unit: 'days', n: 1 },
    start: '2026-11-01T08:00',
    windows: [],
    shows: null,
    ...more,
  };
}

/** Days in turn from 08:00 in Shanghai. */
export function schedule(id: string, turns: readonly (readonly string[])[], more: Partial<Schedule> = {}): Schedule {
  return {
    id,
    name: { en: `Desk ${id}`, 'zh-CN': `${id} 台` },
    team: null,
    zone: 'Asia/Shanghai',
    layers: [layer(turns)],
    cover: 'never',
    group: null,
    channels: ['ops'],
    ...more,
  };
}

export const NIGHT_GROUP: MentionGroup = { id: 'night-shift', slack: '@night-shift', discord: 'Night shift' };
