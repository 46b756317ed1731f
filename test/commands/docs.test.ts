import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands as all } from '../../commands/index.js';
import { commandsMarkdown } from '../../src/chat/registry/markdown.js';
import { summaryKey } from '../../src/chat/registry/usage.js';
import { catalogue } from '../../src/text/catalogue.js';

const commands = all.filter((command) => !command.hidden);

test('docs/commands.md is what the definitions say (mend it with `npm run docs`)', () => {
  expect(readFileSync('docs/commands.md', 'utf8')).toBe(commandsMarkdown(commands));
});

test('every command and parameter has words in both languages', () => {
  const keys = commands.flatMap((command) => [
    summaryKey(command),
    ...command.params.filter((param) => !param.choices).map((param) => `param.${param.name}`),
  ]);
  expect(keys.filter((key) => !(key in catalogue.en) || !(key in catalogue['zh-CN']))).toEqual([]);
});

test('every command can be typed in Chinese', () => {
  const without = commands.filter((command) => !command.aliases?.some((alias) => /\p{Script=Han}/u.test(alias)));
  expect(without.map((command) => command.path.join(' '))).toEqual([]);
});
