import { describe, expect, it } from 'vitest';
import { type ResolveContext, resolveTargets } from '../../../src/domain/escalation/resolve.js';
import type { Target } from '../../../src/domain/target.js';

const CONTEXT: ResolveContext = {
  people: new Set(['lin', 'maya', 'wei', 'zhou', 'ana']),
  teams: [
    { id: 'warehouse', name: 'Warehouse', members: ['wei', 'zhou'], lead: 'zhou', shows: [] },
    { id: 'hosts', name: 'Hosts', members: ['ana', 'gone', 'wei'], lead: null, shows: [] },
    { id: 'orphans', name: 'Orphans', members: ['ana'], lead: 'gone', shows: [] },
    { id: 'nobody', name: 'Nobody', members: [], lead: null, shows: [] },
  ],
  incident: { roles: { commander: 'lin', scribe: 'gone' } },
  onDuty: (schedule) => (schedule === 'ops' ? ['maya', 'lin'] : []),
  withRole: (role) => ({ legal: ['ana', 'lin'], commander: ['wei'], scribe: ['zhou'] })[role] ?? [],
};

function targets(written: string): readonly Target[] {
  return written.split(' ').flatMap((word): Target[] => {
    const [to, id = ''] = word.split(':');
    switch (to) {
      case 'schedule':
      case 'person':
      case 'team':
      case 'role':
      case 'group':
      case 'channel':
      case 'webhook':
        return [{ to, id }];
      default:
        return [];
    }
  });
}

describe('whom targets come to (A16)', () => {
  it.each([
    ['who is on duty', 'schedule:ops', 'maya=schedule:ops lin=schedule:ops'],
    ['a gap in a schedule', 'schedule:night', ''],
    ['a person', 'person:wei', 'wei=person:wei'],
    ['a person who has left', 'person:gone', ''],
    ['the lead of a team', 'team:warehouse', 'zhou=team:warehouse'],
    ['a team without lead: its members who are there', 'team:hosts', 'ana=team:hosts wei=team:hosts'],
    ['a team whose lead has left', 'team:orphans', 'ana=team:orphans'],
    ['a team of nobody, and no team', 'team:nobody team:none', ''],
    ['who fills a role on the incident', 'role:commander', 'lin=role:commander'],
    ['a role filled by one who has left', 'role:scribe', 'zhou=role:scribe'],
    ['everybody who has a role', 'role:legal', 'ana=role:legal lin=role:legal'],
    ['a role nobody has', 'role:finance', ''],
    [
      'nobody twice, for the first reason',
      'person:lin schedule:ops role:legal person:lin',
      'lin=person:lin maya=schedule:ops ana=role:legal',
    ],
  ])('%s', (_what, written, expected) => {
    const { people, because } = resolveTargets(targets(written), CONTEXT);
    expect(because.map(({ person, by }) => `${person}=${by}`).join(' ')).toBe(expected);
    expect(people).toEqual(because.map(({ person }) => person));
  });

  it('takes groups, channels and webhooks as they are, once', () => {
    const written = 'group:night channel:managers webhook:sms group:night channel:managers webhook:sms channel:ops';
    expect(resolveTargets(targets(written), CONTEXT)).toEqual({
      people: [],
      groups: ['night'],
      channels: ['managers', 'ops'],
      webhooks: ['sms'],
      because: [],
    });
  });

  it('knows nobody by a role of an incident where there is none', () => {
    const { people } = resolveTargets(targets('role:commander'), { ...CONTEXT, incident: null });
    expect(people).toEqual(['wei']);
  });
});
