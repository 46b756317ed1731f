import { afterEach, expect, test } from 'vitest';
import { abilitiesOf } from '../../src/domain/authority/abilities.js';
import { type MembersFound, membersNow } from '../../src/domain/authority/members.js';
import type { Person } from '../../src/domain/person.js';
import { Membership } from '../../src/service/membership.js';
import { type House, openHouse } from '../harness/house.js';

let house: House;
let open: House | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

const people: readonly Person[] = [
  { id: 'li', name: 'Li', permission: 'act', accounts: [{ platform: 'slack', id: 'U1' }] },
  { id: 'bo', name: 'Bo', permission: 'act', accounts: [{ platform: 'discord', id: '9' }] },
];
const roles = [
  { id: 'risk', name: { en: 'r', 'zh-CN': 'r' }, may: ['veto' as const], limits: [], groups: ['risk'] },
  { id: 'none', name: { en: 'n', 'zh-CN': 'n' }, may: [], limits: [], groups: [] },
];
const groups = [
  { id: 'risk', slack: '@risk', discord: 'Risk' },
  { id: 'other', slack: '@other', discord: null },
];
const unread: MembersFound = { kind: 'unread', why: { key: 'members.away', params: { chat: 'Slack' } }, mend: null };

async function story() {
  house = await openHouse({ people, roles, groups });
  open = house;
  const says: Record<string, MembersFound> = {
    slack: { kind: 'found', accounts: ['slack:U1'] },
    discord: { kind: 'found', accounts: [] },
  };
  const asked: string[] = [];
  const chat = (platform: string) => ({
    platform,
    membersOf: async (group: { id: string }, accounts: readonly { id: string }[]): Promise<MembersFound> => {
      asked.push(`${platform} ${group.id} ${accounts.map(({ id }) => id).join(',')}`);
      return says[platform] ?? { kind: 'none' };
    },
  });
  const membership = new Membership({
    engine: house.engine,
    settings: () => house.engine.live.settings,
    chats: () => [chat('slack'), chat('discord'), { platform: 'console' }],
    now: house.now,
    onError: (error) => {
      throw error;
    },
  });
  const able = (who: number) => {
    const person = people[who];
    return person ? [...abilitiesOf(person, { roles }, house.engine.live.arrangements.members)].includes('veto') : null;
  };
  return { says, asked, membership, able };
}

test('only groups that bring a role are asked for, only known accounts, and every change is in the history', async () => {
  const { says, asked, membership, able } = await story();
  expect(able(0)).toBe(false);
  await membership.runOnce(house.now());
  expect(asked).toEqual(['slack risk U1', 'discord risk 9']);
  expect([able(0), able(1)]).toEqual([true, false]);
  await membership.runOnce(house.now());
  expect(asked).toHaveLength(2);
  says.discord = { kind: 'found', accounts: ['discord:9'] };
  await house.advance(120_000);
  await membership.runOnce(house.now());
  expect([able(0), able(1)]).toEqual([true, true]);
  await house.advance(120_000);
  await membership.runOnce(house.now());
  const rows = await house.store.loadRecords('members', 10);
  expect(rows.map((row) => row.kind === 'record' && row.data)).toEqual([
    { group: 'risk', added: ['slack:U1'], removed: [] },
    { group: 'risk', added: ['discord:9'], removed: [] },
  ]);
});

test('a chat that is away keeps what was known, through a restart too, and is complained of after ten minutes', async () => {
  const { says, membership, able } = await story();
  await membership.look();
  says.slack = unread;
  await house.advance(120_000);
  await membership.look();
  expect(able(0)).toBe(true);
  expect(membership.complaints(house.now())).toEqual([]);
  await house.advance(600_000);
  await membership.look();
  expect(membership.complaints(house.now())).toMatchObject([
    { key: 'members:risk:slack', say: { key: 'audit.members-old', params: { chat: 'Slack', group: 'risk' } } },
  ]);
  await house.restart();
  expect(able(0)).toBe(true);
  says.slack = { kind: 'none' };
  await house.advance(120_000);
});

test('a group that is gone brings its role to nobody', async () => {
  const { says, membership, able } = await story();
  await membership.look();
  says.slack = { kind: 'none' };
  await membership.look();
  expect(able(0)).toBe(false);
});

test('before a refusal it is looked at again, at most every 20 seconds, and a slow chat is not waited for', async () => {
  const { asked, membership } = await story();
  await membership.lookAgain();
  await membership.lookAgain();
  expect(asked).toHaveLength(2);
  await house.advance(20_000);
  await membership.lookAgain();
  expect(asked).toHaveLength(4);
});

test('what a chat could not say stays as it was; the rest is what it says, sorted', () => {
  expect(
    membersNow(
      ['discord:9', 'slack:U1'],
      [
        { platform: 'slack', found: unread },
        { platform: 'discord', found: { kind: 'found', accounts: ['discord:8', 'discord:10'] } },
      ],
    ),
  ).toEqual(['discord:10', 'discord:8', 'slack:U1']);
  expect(membersNow(['slack:U1'], [{ platform: 'slack', found: { kind: 'none' } }])).toEqual([]);
});
