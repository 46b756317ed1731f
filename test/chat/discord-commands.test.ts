import {
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType as OptionType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.js';
import { commandBodies, type Registered } from '../../src/chat/discord/interact/command-body.js';
import { commandLine } from '../../src/chat/discord/interact/line.js';
import { sameCommands } from '../../src/chat/discord/interact/same-commands.js';
import { findCommand } from '../../src/chat/registry/find-command.js';
import { menuPath } from '../../src/chat/registry/groups.js';
import { parse } from '../../src/chat/registry/parse.js';
import { tokenise } from '../../src/chat/registry/tokens.js';
import type { Command, Param } from '../../src/chat/registry.js';
import { ShowBook } from '../../src/domain/show-book.js';
import { lina, NOW, people, ZONE } from './fixture.js';

const bodies = commandBodies(commands);
const shown = commands.filter((command) => !command.hidden);

describe('the commands as Discord takes them', () => {
  it('has every command as a subcommand with the parameters of the registry', () => {
    for (const command of shown) {
      const names = subOf(bodies, menuPath(command)).options?.map(({ name }) => name) ?? [];
      for (const param of command.params) expect(names, command.path.join(' ')).toContain(param.name);
    }
    const subs = flat(optionsOf(bodies)).filter(({ type }) => type === OptionType.Subcommand);
    expect(subs).toHaveLength(shown.length);
  });

  it('keeps to every limit of names, descriptions, places and choices, in every language', () => {
    const all = flat(optionsOf(bodies));
    for (const option of all) {
      const names = [option.name, ...Object.values(option.name_localizations ?? {})];
      for (const name of names) {
        expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
        expect(name).toBe(name?.toLowerCase());
      }
      for (const text of [option.description, ...Object.values(option.description_localizations ?? {})]) {
        expect(text?.length).toBeGreaterThan(0);
        expect(text?.length).toBeLessThanOrEqual(100);
        expect(text, 'a sentence the catalogue does not hold').not.toMatch(/^(?:help|param|discord\.ui)\./iu);
      }
      if ('options' in option) {
        expect(option.options?.length).toBeLessThanOrEqual(25);
        const required = (option.options ?? []).map((each) => 'required' in each && each.required === true);
        expect(required, option.name).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      }
      if ('choices' in option) expect(option.choices?.length).toBeLessThanOrEqual(25);
    }
    expect(optionsOf(bodies).length).toBeLessThanOrEqual(25);
  });

  it('speaks Chinese where the registry does', () => {
    expect(subOf(bodies, ['ack']).name_localizations).toMatchObject({ 'zh-CN': '确认', 'zh-TW': '确认' });
    expect(subOf(bodies, ['silence', 'add']).name_localizations).toMatchObject({ 'zh-CN': '添加' });
    expect(subOf(bodies, ['shows', 'start']).name_localizations).toMatchObject({ 'zh-CN': '开始' });
    const level = subOf(bodies, ['level']).options?.find(({ name }) => name === 'level');
    expect(level).toMatchObject({
      choices: expect.arrayContaining([
        { name: '🔴 RED', name_localizations: { 'zh-CN': '🔴 红色', 'zh-TW': '🔴 红色' }, value: 'red' },
      ]),
    });
  });

  it('asks queries alone whether everybody may see the answer', () => {
    const shared = (path: readonly string[]) =>
      subOf(bodies, path).options?.some(({ name }) => name === 'share') ?? false;
    expect(shared(['status'])).toBe(true);
    expect(shared(['silence', 'list'])).toBe(true);
    expect(shared(['ack'])).toBe(false);
    expect(shared(['more', 'link'])).toBe(false);
  });

  it('gathers commands in groups where first words are few, in both languages, and leaves room for more', () => {
    expect(optionsOf(bodies).length).toBeLessThanOrEqual(24);
    expect(groupOf(bodies, 'more')).toMatchObject({ name_localizations: { 'zh-CN': '更多', 'zh-TW': '更多' } });
    expect(groupOf(bodies, 'respond')).toMatchObject({ name_localizations: { 'zh-CN': '处置' } });
    expect(subOf(bodies, ['more', 'unack']).name_localizations).toMatchObject({ 'zh-CN': '取消确认' });
    expect(subOf(bodies, ['more', 'inbox-list']).name_localizations).toMatchObject({ 'zh-CN': '收件箱-列表' });
    expect(optionsOf(bodies).map(({ name }) => name)).not.toContain('unack');
  });

  it('gathers a word under the group other commands make by their paths, named as they name it', () => {
    const folded = commandBodies([
      commandOf({ path: ['run'], under: 'playbook', aliases: ['执行'] }),
      commandOf({ path: ['playbook', 'list'], aliases: ['预案 列表'] }),
    ]);
    expect(groupOf(folded, 'playbook')).toMatchObject({ name_localizations: { 'zh-CN': '预案' } });
    expect(subOf(folded, ['playbook', 'run']).name_localizations).toMatchObject({ 'zh-CN': '执行' });
    expect(subOf(folded, ['playbook', 'list'])).toBeDefined();
  });

  it('tells parameters by their names where there is no room for more, of folded commands first', () => {
    const params: readonly Param[] = [
      { name: 'incident', kind: 'incident' },
      { name: 'who', kind: 'person', optional: true },
      { name: 'time', kind: 'duration', optional: true },
    ];
    const plain = Array.from({ length: 5 }, (_, n) => commandOf({ path: [`c${n}`], params }));
    const folds = (n: number) =>
      Array.from({ length: n }, (_, i) => commandOf({ path: [`f${i}`], under: `g${i % 4}`, params }));
    const told = (all: readonly Command[], path: readonly string[]) =>
      subOf(commandBodies(all), path).options?.[0]?.description;
    const few = [...plain, ...folds(4)];
    const many = [...plain, ...folds(60)];
    expect(told(few, ['g0', 'f0'])).toBe(told(few, ['c0']));
    expect(told(many, ['g0', 'f0'])).toBe('INC');
    expect(told(many, ['c0'])).toBe(told(few, ['c0']));
  });

  it('says which command Discord would refuse, and why', () => {
    const many = Array.from({ length: 26 }, (_, n) => commandOf({ path: [`c${n}`] }));
    expect(() => commandBodies(many)).toThrow(/\/risk has 26 words/);
    expect(() => commandBodies([commandOf({ path: ['Ack'] })])).toThrow(/\/risk Ack: `Ack` is no name/);
    expect(() => commandBodies([commandOf({ path: ['a', 'b', 'c'] })])).toThrow(/\/risk a b c: .*one or two words/);
    expect(() => commandBodies([commandOf({ path: ['a'] }), commandOf({ path: ['a', 'b'] })])).toThrow(
      /\/risk a b: `a`/,
    );
    const choices = Array.from({ length: 26 }, (_, n) => `c${n}`);
    expect(() => commandBodies([commandOf({ params: [{ name: 'why', kind: 'choice', choices }] })])).toThrow(
      /\/risk ack why: 26 choices/,
    );
    expect(() => commandBodies([commandOf({ path: ['a'], under: 'ack' }), commandOf({})])).toThrow(
      /\/risk ack a: `ack`/,
    );
    const crowd = Array.from({ length: 26 }, (_, n) => commandOf({ path: [`c${n}`], under: 'more' }));
    expect(() => commandBodies(crowd)).toThrow(/\/risk more has 26 words/);
    const long = Array.from({ length: 25 }, (_, n) => ({ name: 'x'.repeat(30) + n, kind: 'rest' as const }));
    const wordy = Array.from({ length: 10 }, (_, n) => commandOf({ path: [`c${n}`], params: long }));
    expect(() => commandBodies(wordy)).toThrow(/characters long in all/);
  });
});

describe('what is registered already', () => {
  it('is the same whatever Discord adds and leaves out', () => {
    const there = bodies.map((body, n) => ({
      ...asDiscordKeeps(body),
      id: String(n),
      application_id: '1',
      version: '7',
      nsfw: false,
      default_member_permissions: null,
      dm_permission: true,
    }));
    expect(sameCommands(there.reverse(), bodies)).toBe(true);
  });

  it('differs by one word, one language, one command', () => {
    const there = JSON.stringify(bodies);
    const differs = (from: string, to: string) => {
      expect(there).toContain(from);
      return !sameCommands(JSON.parse(there.replace(from, to)), bodies);
    };
    expect(differs('"ack"', '"acknowledge"')).toBe(true);
    expect(differs('"zh-CN":"确认"', '"zh-CN":"认"')).toBe(true);
    expect(differs('"required":true', '"required":false')).toBe(true);
    expect(sameCommands([], bodies)).toBe(false);
    expect(sameCommands(JSON.parse(there).slice(1), bodies)).toBe(false);
  });
});

describe('what was chosen, as a line', () => {
  it.each<[string, Record<string, string>, string]>([
    ['ack', { incidents: 'INC-42 INC-43' }, 'ack INC-42 INC-43'],
    ['ack', { note: '44 pallets', incidents: 'INC-42' }, 'ack INC-42 "44 pallets"'],
    ['snooze', { time: '30m', incident: '42' }, 'snooze 42 for 30m'],
    ['snooze', { time: 'for 2h', incident: '42' }, 'snooze 42 for 2h'],
    ['merge', { into: 'INC-1', incident: 'INC-2' }, 'merge INC-2 into INC-1'],
    ['assign', { who: '@Li Na', incident: '42', role: 'legal' }, 'assign 42 "@Li Na" as legal'],
    ['escalate', { incident: '42', why: 'red carpet "late"' }, 'escalate 42 "red carpet \\"late\\""'],
    ['level', { level: 'red', incident: '42', why: 'the truck burns' }, 'level 42 red the truck burns'],
    ['declare', { level: 'red', title: 'price a=b', labels: 'sku=A1' }, 'declare red "price a=b" sku=A1'],
    ['silence add', { why: 'x', matchers: 'sku=A1', time: 'until 18:00' }, 'silence add sku=A1 for until 18:00 "x"'],
    ['status', {}, 'status'],
    ['gone', { a: '1' }, 'gone 1'],
    ['more merge', { into: 'INC-1', incident: 'INC-2' }, 'merge INC-2 into INC-1'],
    ['more inbox-show', { number: '3' }, 'inbox show 3'],
    // As it was registered before it was folded.
    ['inbox show', { number: '3' }, 'inbox show 3'],
  ])('%s %j', (path, values, line) => {
    const chosen = { path: path.split(' '), values: new Map(Object.entries(values)), share: false };
    expect(commandLine(commands, chosen)).toBe(line);
  });

  it('may be typed with the word of the group', () => {
    for (const command of shown.filter(({ under }) => under !== undefined))
      for (const line of [
        menuPath(command).join(' '),
        [command.under, ...command.path].join(' '),
        command.path.join(' '),
      ])
        expect(findCommand(commands, line, tokenise(line)).command, line).toBe(command);
    const chinese = '更多 取消确认 INC-1';
    expect(findCommand(commands, chinese, tokenise(chinese)).command?.path).toEqual(['unack']);
  });

  it('is read back as it was chosen, whatever the words look like', () => {
    const context = { people, me: lina, shows: new ShowBook([], []), now: NOW, zone: ZONE };
    const read = (path: string, values: Record<string, string>) => {
      const chosen = { path: path.split(' '), values: new Map(Object.entries(values)), share: false };
      const parsed = parse(commands, commandLine(commands, chosen), context);
      return parsed.ok ? parsed.args : parsed.said;
    };
    expect(read('resolve', { incidents: '42', note: 'true story' })).toMatchObject({ note: 'true story' });
    expect(read('resolve', { incidents: '42', note: 'true' })).not.toHaveProperty('outcome');
    expect(read('escalate', { incident: '42', why: 'red' })).toMatchObject({ why: 'red' });
    expect(read('ack', { incidents: '42', note: '43' })).toEqual({ incidents: { ids: [42] }, note: '43' });
    expect(read('silence add', { matchers: 'sku=A1', time: '2h', why: 'a=b "c" \\' })).toMatchObject({
      why: 'a=b "c" \\',
    });
    expect(read('declare', { level: 'red', title: 'say "hi"=1', labels: 'sku=A1' })).toMatchObject({
      title: 'say "hi"=1',
      labels: { sku: 'A1' },
    });
  });
});

function commandOf(more: Partial<Pick<Command, 'path' | 'params' | 'under' | 'aliases'>>): Command {
  return {
    path: ['ack'],
    params: [],
    ability: 'handle',
    examples: [],
    run: async () => ({ ok: false, said: { key: 'nothing' } }),
    ...more,
  };
}

function optionsOf(registered: readonly Registered[]): readonly APIApplicationCommandOption[] {
  return registered.flatMap((body) => ('options' in body ? (body.options ?? []) : []));
}

function flat(options: readonly APIApplicationCommandOption[]): readonly APIApplicationCommandOption[] {
  return options.flatMap((option) => [option, ...('options' in option ? flat(option.options ?? []) : [])]);
}

function groupOf(registered: readonly Registered[], name: string): APIApplicationCommandOption | undefined {
  return optionsOf(registered).find((option) => option.name === name && option.type === OptionType.SubcommandGroup);
}

function subOf(registered: readonly Registered[], path: readonly string[]): APIApplicationCommandSubcommandOption {
  let here = optionsOf(registered);
  for (const word of path) {
    const found = here.find(({ name }) => name === word);
    if (found?.type === OptionType.Subcommand) return found;
    here = found?.type === OptionType.SubcommandGroup ? (found.options ?? []) : [];
  }
  throw new Error(`${path.join(' ')} is not registered`);
}

/** Discord gives back what it was told, without what says nothing. */
function asDiscordKeeps(body: Registered): object {
  return JSON.parse(
    JSON.stringify(body, (_key, value: unknown) =>
      Array.isArray(value) && value.length === 0 ? undefined : value,
    ).replaceAll(',"required":false', ''),
  );
}
