import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { CHECK_EXAMPLES, ONCALL_EXAMPLES, RULE_EXAMPLES, SOURCE_EXAMPLES } from '../../src/config/docs/examples.js';
import { jsonSchemaOf } from '../../src/config/docs/json-schema.js';
import { kindsOf } from '../../src/config/docs/kinds.js';
import { configurationMarkdown } from '../../src/config/docs/markdown.js';
import { schemaText, YAML_KINDS, type YamlKind } from '../../src/config/docs/schema-files.js';
import { oncallSchema } from '../../src/config/schema/oncall.js';
import { ruleSchema } from '../../src/config/schema/rule.js';
import { checkSchema } from '../../src/ingest/checks/schema.js';
import { SOURCE_KINDS, sourceSchema } from '../../src/ingest/sources.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
const compiled = new Map(YAML_KINDS.map(({ name, schema }) => [name, ajv.compile(jsonSchemaOf(schema) as AnySchema)]));
const wrongs = (name: string, value: unknown): readonly string[] => {
  const validate = compiled.get(name);
  if (!validate) return [`no schema ${name}`];
  return validate(value) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`);
};

/** Every YAML file that is shipped, below `config/`. */
const shipped = readdirSync('config', { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile() && /\.ya?ml$/.test(one.name))
  .map((one) => relative('config', join(one.parentPath, one.name)));
const kindOf = (file: string): YamlKind | undefined => YAML_KINDS.find(({ files }) => files.test(file));

describe('what editors are given', () => {
  it.each(YAML_KINDS)('the schema of $name is what the schemas say (mend it with `npm run docs`)', (kind) => {
    expect(readFileSync(`docs/schemas/${kind.name}.schema.json`, 'utf8')).toBe(schemaText(kind));
  });

  it.each(shipped)('config/%s has a schema, names it in its first line, and passes', (file) => {
    const text = readFileSync(join('config', file), 'utf8');
    const up = '../'.repeat(file.split('/').length);
    const name = kindOf(file)?.name ?? '';
    expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=${up}docs/schemas/${name}.schema.json`);
    expect(wrongs(name, parse(text))).toEqual([]);
  });

  it('takes the short forms the loader takes', () => {
    const house = { channels: { ops: { platform: 'console', match: 'region=east' } }, levels: {}, sources: {} };
    expect(wrongs('tocsin', house)).toEqual([]);
    const rule = parse(RULE_EXAMPLES.threshold ?? '');
    expect(wrongs('rules', [{ ...rule[0], match: 'a.b' }])).toEqual([]);
    expect(wrongs('rules', [{ ...rule[0], match: ['a.b', 'c.*'] }])).toEqual([]);
    expect(wrongs('rules', [{ ...rule[0], match: { names: 'a.b', where: ['a=b'] }, for: '5m' }])).toEqual([]);
    const layers = [{ people: 'lin', hours: '09:00-21:00', days: 'mon-fri', shows: { match: 'scene=regular' } }];
    expect(wrongs('oncall', { schedules: { ops: { name: 'Ops', layers } } })).toEqual([]);
    expect(wrongs('people', [{ id: 'maya', name: 'Maya', slack: ['U012AB3CD'], permission: 'act' }])).toEqual([]);
  });

  it.each<readonly [string, unknown, string]>([
    ['tocsin', { channels: {}, levels: {}, sources: {}, chanels: {} }, 'a key nobody knows'],
    ['tocsin', { channels: { ops: { platform: 'slak' } }, levels: {}, sources: {} }, 'a chat nobody knows'],
    ['tocsin', { channels: {}, sources: {} }, 'something missing'],
    ['tocsin', { channels: {}, levels: {}, sources: {}, limits: { queue: 3 } }, 'a number too small'],
    ['people', [{ id: 'maya' }], 'a name missing'],
    ['oncall', { schedules: { ops: { layers: [] } } }, 'no layer'],
    ['oncall', { schedules: { ops: { layers: [{ people: ['lin'], hour: '09:00-21:00' }] } } }, 'a key nobody knows'],
    ['people', { id: 'maya', name: 'Maya' }, 'no list'],
    ['rules', [{ id: 'a', kind: 'treshold' }], 'a kind nobody knows'],
    ['rules', [{ ...parse(RULE_EXAMPLES.threshold ?? '')[0], levels: { purple: 1 } }], 'a level nobody knows'],
    ['checks', [{ id: 'a', kind: 'http', every: '10s' }], 'no address'],
    ['terms', { id: 'cn/a', terms: [] }, 'an empty list'],
  ])('%s: refuses %j (%s)', (name, value) => {
    expect(wrongs(name, value).length).toBeGreaterThan(0);
  });
});

describe('docs/configuration.md', () => {
  const page = configurationMarkdown();

  it('is what the schemas say (mend it with `npm run docs`)', () => {
    expect(readFileSync('docs/configuration.md', 'utf8')).toBe(page);
  });

  it('says of every field what it is', () => {
    const silent = page
      .split('\n')
      .filter((line) => /^\| `[^`]*` \|.*\| {2}\|$/.test(line) && !/^\| `(?:en|zh-CN)`/.test(line));
    expect(silent).toEqual([]);
  });

  it('shows an entry of every section of oncall.yaml, as it is written there', () => {
    const shown = [...page.matchAll(/^```yaml\n((\w+):\n[^`]*)```$/gm)].map(([, text = '', section = '']) => [
      section,
      text,
    ]);
    for (const section of Object.keys(oncallSchema.shape)) {
      expect(ONCALL_EXAMPLES[section]).toBeDefined();
      const text = shown.find(([name]) => name === section)?.[1] ?? '';
      expect([section, z.prettifyError(oncallSchema.safeParse(parse(text)).error ?? new z.ZodError([]))]).toEqual([
        section,
        '',
      ]);
      expect([section, wrongs('oncall', parse(text))]).toEqual([section, []]);
    }
  });

  it('has an example of every kind, and each is one', () => {
    const list = (text: string): readonly unknown[] => [parse(text)].flat();
    expect([...kindsOf(ruleSchema).keys()].filter((kind) => RULE_EXAMPLES[kind] === undefined)).toEqual([]);
    expect([...kindsOf(checkSchema).keys()].filter((kind) => CHECK_EXAMPLES[kind] === undefined)).toEqual([]);
    expect(SOURCE_KINDS.filter((kind) => SOURCE_EXAMPLES[kind] === undefined)).toEqual([]);
    const each = (examples: Readonly<Record<string, string>>, schema: z.ZodType, name: string) => {
      for (const [kind, text] of Object.entries(examples)) {
        for (const entry of list(text))
          expect([kind, z.prettifyError(schema.safeParse(entry).error ?? new z.ZodError([]))]).toEqual([kind, '']);
        expect([kind, wrongs(name, list(text))]).toEqual([kind, []]);
      }
    };
    each(RULE_EXAMPLES, ruleSchema, 'rules');
    each(CHECK_EXAMPLES, checkSchema, 'checks');
    for (const [kind, text] of Object.entries(SOURCE_EXAMPLES))
      for (const entry of Object.values(parse(text))) {
        const { error } = sourceSchema.safeParse(entry);
        expect([kind, error ? z.prettifyError(error) : '']).toEqual([kind, '']);
      }
  });
});
