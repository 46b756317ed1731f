import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { AREAS, catalogue } from '../../src/text/catalogue.js';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Every argument of a message, and of plural and select ones their kind. */
function argumentsOf(lang: string, text: string): string[] {
  const found = new Set<string>();
  const walk = (elements: Ast): void => {
    for (const element of elements) {
      if (element.type === 0 || element.type === 7) continue;
      if ('value' in element && typeof element.value === 'string') {
        found.add('options' in element && element.type === 5 ? `${element.value}:select` : element.value);
      }
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path.endsWith('/text/en') || path.endsWith('/text/zh-CN') ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the catalogues', () => {
  const keys = Object.keys(catalogue.en);

  test('have the same keys', () => {
    expect(Object.keys(catalogue['zh-CN']).sort()).toEqual([...keys].sort());
  });

  test('have no key in two areas', () => {
    const all = AREAS.flatMap((area) => Object.keys(area));
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
    expect(all.length).toBe(keys.length);
  });

  test('parse, with the same arguments in both languages', () => {
    const read = (lang: 'en' | 'zh-CN', key: string): string => {
      try {
        return argumentsOf(lang, catalogue[lang][key] ?? '').join(' ');
      } catch (error) {
        return `${lang} ${error instanceof Error ? error.message : String(error)}`;
      }
    };
    const differing = keys.flatMap((key) => {
      const [en, zh] = [read('en', key), read('zh-CN', key)];
      return en === zh ? [] : [`${key}: ${en} | ${zh}`];
    });
    expect(differing).toEqual([]);
  });

  test('have Chinese in the Chinese one', () => {
    // What holds nothing but places and marks reads the same in both.
    const words = (text: string): string => text.replace(/\{\w+(, number)?\}/g, '').replace(/[^A-Za-z]/g, '');
    const untranslated = keys.filter((key) => {
      const zh = catalogue['zh-CN'][key] ?? '';
      return words(zh).length > 0 && !/\p{Script=Han}/u.test(zh);
    });
    expect(untranslated).toEqual([]);
  });

  const code = [...sources('src'), ...sources('commands')].join('\n');
  // `level.${…}`: every key that begins so may be meant.
  const open = [...code.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g)].map((m) => m[1] ?? '');

  test('hold no key that nothing says', () => {
    const unused = keys.filter((key) => !code.includes(`'${key}'`) && !open.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  test('hold every key that is said', () => {
    const said = [...code.matchAll(/\bkey: '([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((m) => m[1] ?? '');
    expect(said.filter((key) => !keys.includes(key))).toEqual([]);
  });
});
