import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { pathsOf } from '../../src/chat/registry/find-command.js';
import { parse } from '../../src/chat/registry/parse.js';
import type { ParseContext } from '../../src/chat/registry/parse-context.js';
import { readMatcher, typedMatcher } from '../../src/chat/registry/read-matcher.js';
import { tokenise } from '../../src/chat/registry/tokens.js';
import type { MatchOp } from '../../src/domain/matcher.js';
import type { Person } from '../../src/domain/person.js';
import { ShowBook } from '../../src/domain/show-book.js';
import { sayText } from '../../src/text/say.js';
import { lina, MIN, NOW, people, show618, wei, ZONE } from './fixture.js';

/** Whom the shipped people.yaml has and the examples name. */
const lin: Person = { id: 'lin', name: '林晓', permission: 'manage', accounts: [] };
const maya: Person = { id: 'maya', name: 'Maya Chen', permission: 'act', accounts: [] };
const context: ParseContext = {
  people: [...people, lin, maya],
  me: lina,
  shows: new ShowBook([show618], []),
  now: NOW,
  zone: ZONE,
};

function read(line: string) {
  const parsed = parse(commands, line, context);
  if (!parsed.ok) throw new Error(sayText('en', ZONE, parsed.said, NOW));
  return { path: parsed.command.path.join(' '), args: parsed.args };
}
function refusal(line: string) {
  const parsed = parse(commands, line, context);
  if (parsed.ok) throw new Error(`${line} was read as ${parsed.command.path.join(' ')}`);
  return { key: parsed.said.key, said: sayText('en', ZONE, parsed.said, NOW), example: parsed.example };
}
const eq = (label: string, value: string) => ({ label, op: '=', value });
const none = { levels: [], states: [], match: [], owner: null };

describe('what people type is read', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['status', 'status', {}],
    ['/risk status', 'status', {}],
    ['risk status', 'status', {}],
    ['/RISK Status', 'status', {}],
    ['/status', 'status', {}],
    ['', 'help', {}],
    ['/risk', 'help', {}],
    ['状态', 'status', {}],
    ['status east', 'status', { filters: { ...none, match: [eq('region', 'east')] } }],
    ['status 618-1 beauty', 'status', { filters: { ...none, match: [eq('show', '618-1'), eq('category', 'beauty')] } }],
    ['status 红 橙色', 'status', { filters: { ...none, levels: ['red', 'orange'] } }],
    ['status orange+', 'status', { filters: { ...none, levels: ['orange', 'red'] } }],
    [
      'list level=red,orange state=open owner=@me 地区＝华东',
      'list',
      { filters: { levels: ['red', 'orange'], states: ['open'], match: [eq('region', '华东')], owner: 'lina' } },
    ],
    ['info INC-42', 'info', { incident: 42 }],
    ['详情　ＩＮＣ－４２', 'info', { incident: 42 }],
    ['info #42', 'info', { incident: 42 }],
    ['ack 42', 'ack', { incidents: { ids: [42] } }],
    ['ack INC-42 inc43, 44、45 on it, really', 'ack', { incidents: { ids: [42, 43, 44, 45] }, note: 'on it, really' }],
    ['确认 42 已联系  承运商', 'ack', { incidents: { ids: [42] }, note: '已联系  承运商' }],
    [
      'ack all blue show=618-1 all fine',
      'ack',
      { incidents: { all: { ...none, levels: ['blue'], match: [eq('show', '618-1')] } }, note: 'all fine' },
    ],
    ['ack 42 "quoted note"', 'ack', { incidents: { ids: [42] }, note: 'quoted note' }],
    ['note 42 he said "last 100', 'note', { incident: 42, text: 'he said "last 100' }],
    ['assign 42 @wei as logistics', 'assign', { incident: 42, who: wei, role: 'logistics' }],
    ['assign 42 "Zhang Wei"', 'assign', { incident: 42, who: wei }],
    ['指派 42 ＠我 担任 legal', 'assign', { incident: 42, who: lina, role: 'legal' }],
    ['escalate 42', 'escalate', { incident: 42 }],
    ['escalate 42 @wei no answer', 'escalate', { incident: 42, who: wei, why: 'no answer' }],
    ['escalate 42 red two regions', 'escalate', { incident: 42, level: 'red', why: 'two regions' }],
    ['escalate 42 wei has left', 'escalate', { incident: 42, why: 'wei has left' }],
    ['level 42 橙 another one', 'level', { incident: 42, level: 'orange', why: 'another one' }],
    ['snooze 42 30m', 'snooze', { incident: 42, time: { ms: 30 * MIN } }],
    ['snooze 42 2 h', 'snooze', { incident: 42, time: { ms: 120 * MIN } }],
    ['暂缓 42 两小时', 'snooze', { incident: 42, time: { ms: 120 * MIN } }],
    ['snooze 42 until 21:00', 'snooze', { incident: 42, time: { until: NOW + 60 * MIN } }],
    ['snooze 42 明天 9:00', 'snooze', { incident: 42, time: { until: NOW + 13 * 60 * MIN } }],
    [
      'silence add region="north east" carrier=~sf|jd for 2h known delay',
      'silence add',
      {
        matchers: [eq('region', 'north east'), { label: 'carrier', op: '=~', value: 'sf|jd' }],
        time: { ms: 120 * MIN },
        why: 'known delay',
      },
    ],
    [
      '静默 添加 地区=华东 2小时 盘点',
      'silence add',
      { matchers: [eq('region', '华东')], time: { ms: 120 * MIN }, why: '盘点' },
    ],
    ['silence', 'silence list', {}],
    ['silence end SIL-3', 'silence end', { silence: 'SIL-3' }],
    ['resolve 42', 'resolve', { incidents: { ids: [42] } }],
    ['resolve 42 false-alarm sensor', 'resolve', { incidents: { ids: [42] }, outcome: 'false-alarm', note: 'sensor' }],
    ['解决 42 属实', 'resolve', { incidents: { ids: [42] }, outcome: 'true' }],
    ['merge 43 into 42', 'merge', { incident: 43, into: 42 }],
    ['合并 43 到 42', 'merge', { incident: 43, into: 42 }],
    ['merge 43 42', 'merge', { incident: 43, into: 42 }],
    [
      'declare orange Core supplier stops supplier=acme 地区=华东',
      'declare',
      { level: 'orange', title: 'Core supplier stops', labels: { supplier: 'acme', region: '华东' } },
    ],
    ['上报 红 平台封号', 'declare', { level: 'red', title: '平台封号' }],
    ['shows move 618-1 to 21:30', 'shows move', { show: '618-1', start: NOW + 90 * MIN }],
    ['checks pause stream-main', 'checks pause', { check: 'stream-main' }],
    ['rules A5', 'rules list', { word: 'A5' }],
    ['inbox show 7', 'inbox show', { item: 7 }],
    ['lang 中文', 'lang', { lang: 'zh' }],
    ['help silence add', 'help', { command: 'silence add' }],
    ['？', 'help', {}],
  ])('%s', (line, path, args) => {
    expect(read(line)).toEqual({ path, args });
  });

  test('every example of every command is read as that command', () => {
    for (const command of commands) {
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) expect(read(example).path, example).toBe(command.path.join(' '));
    }
  });

  test('no two commands are typed alike', () => {
    const typed = commands.flatMap((command) => [command.path.join(' '), ...(command.aliases ?? [])]);
    expect(typed.filter((each, i) => typed.indexOf(each) !== i)).toEqual([]);
  });
});

describe('what cannot be read gets the nearest right one and an example', () => {
  test.each([
    ['stauts', 'parse.unknown.near', 'status'],
    ['akc INC-42 on it', 'parse.unknown.near', 'ack INC-42 on it'],
    ['silence ad region=east for 2h why', 'parse.unknown.near', 'silence add region=east for 2h why'],
    ['确定 42', 'parse.unknown.near', '确认 42'],
    ['xyzzy', 'parse.unknown', 'help'],
    ['ack', 'parse.missing', 'ack INC-42'],
    ['ack the blue one', 'parse.incident', 'ack INC-42'],
    ['info 42 43', 'parse.extra', 'info INC-42'],
    ['assign 42 @wie', 'parse.person.near', 'assign INC-42 @me'],
    ['escalate 42 @nobody-here why', 'parse.person', 'escalate INC-42'],
    ['level 42 rde it is bad', 'parse.level', 'level INC-42 orange a second warehouse is out'],
    ['level 42 red', 'parse.missing', 'level INC-42 orange a second warehouse is out'],
    ['snooze 42 soon', 'parse.duration', 'snooze INC-42 30m'],
    ['snooze 42 30', 'parse.duration', 'snooze INC-42 30m'],
    ['snooze 42 until 2020-01-01 10:00', 'parse.past', 'snooze INC-42 30m'],
    ['silence add region=~( for 2h why', 'parse.matcher', 'silence add region=east for 2h stocktaking in Wuxi'],
    ['silence add for 2h why', 'parse.missing', 'silence add region=east for 2h stocktaking in Wuxi'],
    ['lang fr', 'parse.choice', 'lang en'],
    ['status level=purple', 'parse.filter', 'status'],
    ['inbox show x', 'parse.number', 'inbox show 7'],
    ['declare red supplier=acme', 'parse.missing', 'declare orange Core supplier stops production supplier=acme'],
  ])('%s', (line, key, example) => {
    expect(refusal(line)).toMatchObject({ key, example });
  });

  test('the refusal names what was typed and what was nearest', () => {
    expect(refusal('stauts').said).toBe('“stauts” is not a command. The nearest is “status”.');
    expect(refusal('assign 42 @wie').said).toContain('@wei');
  });

  test.each(commands.flatMap(pathsOf).map((path) => path.join(' ')))('%s alone, cut short or with too much', (path) => {
    for (const line of [path, path.slice(0, -1), `${path} x y`, `${path} INC-1`]) {
      const parsed = parse(commands, line, context);
      if (!parsed.ok) expect(parse(commands, parsed.example, context).ok).toBe(true);
    }
  });

  test('never throws, whatever is typed, and its example can always be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(commands.length - 1), (text, i) => {
        for (const line of [text, `${commands[i]?.path.join(' ')} ${text}`]) {
          const parsed = parse(commands, line, context);
          if (!parsed.ok) expect(parse(commands, parsed.example, context).ok).toBe(true);
        }
      }),
    );
  });
});

describe('matchers', () => {
  test('as typed are read back the same', () => {
    const matcher = fc.record({
      label: fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/),
      op: fc.constantFrom<MatchOp>('=', '!=', '=~', '!~'),
      value: fc.string({ unit: 'grapheme', maxLength: 20 }),
    });
    fc.assert(
      fc.property(fc.array(matcher, { minLength: 1, maxLength: 4 }), (matchers) => {
        // `owner`, `状态` … are words of their own only where filters are read.
        const plain = matchers.filter((m) => m.op === '=' || m.op === '!=' || /^[\w ]*$/.test(m.value));
        const tokens = tokenise(plain.map(typedMatcher).join(' '));
        expect(tokens.map(readMatcher)).toEqual(plain);
      }),
    );
  });
});

test('an id goes before a name, and a name that two people have is nobody’s', () => {
  const named = (id: string, name: string): Person => ({ id, name, permission: 'act', accounts: [] });
  const among = {
    ...context,
    people: [named('a', 'boss'), named('boss', 'Wu'), named('b', '李娜'), named('c', '李娜')],
  };
  const who = (line: string) => {
    const parsed = parse(commands, line, among);
    return parsed.ok ? JSON.stringify(parsed.args.who) : sayText('en', ZONE, parsed.said, NOW);
  };
  expect(who('assign 42 @boss')).toContain('"id":"boss"');
  expect(who('assign 42 @Wu')).toContain('"id":"boss"');
  expect(who('assign 42 @c')).toContain('"id":"c"');
  expect(who('assign 42 @李娜')).toBe('Several people are called “@李娜”. Say which one: @b, @c.');
});
