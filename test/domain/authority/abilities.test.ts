import { describe, expect, it } from 'vitest';
import { abilitiesOf, limitsOf, rolesOf, whoCan } from '../../../src/domain/authority/abilities.js';
import { ABILITIES, OF_PERMISSION } from '../../../src/domain/authority/ability.js';
import type { Role } from '../../../src/domain/authority/role.js';
import { PERMISSIONS, type Person } from '../../../src/domain/person.js';

const DAY = 86_400_000;
const role = (id: string, more: Partial<Role> = {}): Role => ({
  id,
  name: { en: id, 'zh-CN': id },
  may: [],
  limits: [],
  groups: [],
  ...more,
});
const limit = (share: number, perMs = DAY, fileWithinMs = DAY) => ({ on: 'draw' as const, share, perMs, fileWithinMs });
const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  permission: 'read',
  accounts: [],
  ...more,
});

const roles = [
  role('risk', { may: ['veto', 'approve'], groups: ['risk-team'] }),
  role('keeper', { may: ['request'], limits: [limit(0.1)] }),
  role('regional', { may: ['request'], limits: [limit(0.2)], groups: ['regions'] }),
];
const members = new Map([['risk-team', ['slack:U1', 'discord:9']]]);

describe('what somebody may do', () => {
  it.each(PERMISSIONS)('is what “%s” gives where they have no role', (permission) => {
    expect([...abilitiesOf(person('x', { permission }), { roles }, members)]).toEqual(OF_PERMISSION[permission]);
  });
  it('never holds approving, vetoing or restricted incidents by a permission alone', () => {
    for (const ability of ['approve', 'veto', 'restricted'] as const)
      for (const permission of PERMISSIONS) expect(OF_PERMISSION[permission]).not.toContain(ability);
    expect(ABILITIES.filter((ability) => !OF_PERMISSION.manage.includes(ability))).toEqual([
      'approve',
      'veto',
      'restricted',
    ]);
  });
  it('grows by a role of people.yaml, and by a group of a chat', () => {
    const named = person('a', { roles: ['risk', 'gone'] });
    const inGroup = person('b', { accounts: [{ platform: 'slack', id: 'U1' }] });
    const elsewhere = person('c', { accounts: [{ platform: 'discord', id: 'U1' }] });
    expect([...abilitiesOf(named, { roles }, members)]).toEqual(['look', 'veto', 'approve']);
    expect(rolesOf(named, { roles }, members)).toEqual([{ role: roles[0], group: null }]);
    expect(rolesOf(inGroup, { roles }, members)).toEqual([{ role: roles[0], group: 'risk-team' }]);
    expect([...abilitiesOf(elsewhere, { roles }, members)]).toEqual(['look']);
    expect(whoCan('veto', { roles }, [named, inGroup, elsewhere], members).map(({ id }) => id)).toEqual(['a', 'b']);
  });
  it('draws by the most generous of the roles (A14)', () => {
    const both = person('a', { roles: ['keeper', 'regional'] });
    expect(limitsOf(both, 'draw', { roles }, members)).toEqual(limit(0.2));
    expect(limitsOf(person('b', { roles: ['keeper'] }), 'draw', { roles }, members)).toEqual(limit(0.1));
    expect(limitsOf(person('c', { roles: ['risk'] }), 'draw', { roles }, members)).toBeNull();
    const hourly = [role('day', { limits: [limit(0.1)] }), role('hour', { limits: [limit(0.1, DAY / 24)] })];
    expect(limitsOf(person('d', { roles: ['day', 'hour'] }), 'draw', { roles: hourly }, members)?.perMs).toBe(DAY / 24);
  });
});
