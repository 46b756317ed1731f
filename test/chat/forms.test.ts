import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { formKind, formLine } from '../../src/chat/forms.js';
import { parse } from '../../src/chat/registry/parse.js';
import { fieldOf } from '../../src/chat/slack/interact/view-values.js';
import { FORM_IDS } from '../../src/domain/card.js';
import { ShowBook } from '../../src/domain/show-book.js';
import { LANGS } from '../../src/domain/text.js';
import { incidentOf, lina, NOW, people, ZONE } from './fixture.js';

const context = { people, me: lina, shows: new ShowBook([], []), now: NOW, zone: ZONE };
function read(line: string) {
  const parsed = parse(commands, line, context);
  return parsed.ok ? { path: parsed.command.path.join(' '), ...parsed.args } : { refused: parsed.said.key };
}

describe('a filled-in dialog is a command line', () => {
  test.each([
    ['resolve', { outcome: 'true', note: 'moved stock' }, { path: 'resolve', outcome: 'true', note: 'moved stock' }],
    ['resolve', { outcome: 'later', note: 'false hopes' }, { path: 'resolve', note: 'false hopes' }],
    ['level', { level: 'red', why: 'two regions\nnow' }, { path: 'level', level: 'red', why: 'two regions now' }],
    ['note', { text: 'he said "last 100"' }, { path: 'note', text: 'he said "last 100"' }],
    ['escalate', { who: 'next', why: 'red lights everywhere' }, { path: 'escalate', why: 'red lights everywhere' }],
    ['escalate', { who: 'next', why: '@wei is asleep' }, { path: 'escalate', why: '@wei is asleep' }],
    ['escalate', { who: '@wei', why: '' }, { path: 'escalate', who: people[1] }],
    ['assign', { who: '@wei' }, { path: 'assign', who: people[1] }],
    ['snooze', { time: '45m' }, { path: 'snooze', time: { ms: 45 * 60_000 } }],
  ] as const)('%s %j', (id, values, expected) => {
    const incident = { incident: 42, incidents: { ids: [42] } };
    const { path } = expected;
    const which = path === 'resolve' ? { incidents: incident.incidents } : { incident: 42 };
    expect(read(formLine(id, 'INC-42', values))).toEqual({ ...which, ...expected });
  });

  test('declare takes labels as well', () => {
    const values = { level: 'orange', title: 'red dye found', labels: 'supplier=acme region=east' };
    expect(read(formLine('declare', '', values))).toEqual({
      path: 'declare',
      level: 'orange',
      title: 'red dye found',
      labels: { supplier: 'acme', region: 'east' },
    });
  });

  test.each(['2h', 'for 2h', 'until 18:00', '到 18:00'])('a silence for "%s" is shown before it is made', (time) => {
    const line = formLine('silence', 'INC-42', { matchers: 'region=east', time, why: 'stocktaking' });
    expect(read(line)).toMatchObject({ path: 'silence preview', why: 'stocktaking' });
  });

  test.each([
    ['matchers', { matchers: ' ', time: '1h', why: 'for the audit' }],
    ['time', { matchers: 'region=east', time: ' ', why: 'for the audit' }],
    ['why', { matchers: 'region=east', time: '1h', why: ' ' }],
  ])('of a silence, %s left blank is what is said to be missing', (name, values) => {
    const line = formLine('silence', 'INC-42', values);
    const parsed = parse(commands, line, context);
    const said = parsed.ok ? null : parsed.said;
    expect(said).toMatchObject({ key: 'parse.missing', params: { param: { say: { key: `param.${name}` } } } });
    expect(said && fieldOf(said, values)).toBe(name);
  });

  test('what is missing is refused by the command, in its own words', () => {
    expect(read(formLine('note', 'INC-42', {}))).toEqual({ refused: 'parse.missing' });
    expect(read(formLine('snooze', 'INC-42', { time: 'soon' }))).toEqual({ refused: 'parse.duration' });
  });

  test('free words are never taken for anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const words = text.replace(/\s+/gu, ' ').trim();
        if (words === '') return;
        expect(read(formLine('note', 'INC-42', { text }))).toEqual({ path: 'note', incident: 42, text: words });
        const escalated = formLine('escalate', 'INC-42', { who: 'next', why: text });
        expect(read(escalated)).toEqual({ path: 'escalate', incident: 42, why: words });
      }),
    );
  });
});

describe('every dialog fits every chat', () => {
  test.each(FORM_IDS.flatMap((id) => LANGS.map((lang) => [id, lang] as const)))('%s in %s', (id, lang) => {
    const subject = { name: 'INC-1234567', incident: incidentOf(), people };
    const form = formKind(id).make(subject, { lang, zone: ZONE, now: NOW });
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(form.submit.length).toBeLessThanOrEqual(24);
    expect(form.fields.length).toBeLessThanOrEqual(4);
    for (const field of form.fields) {
      expect(field.label.length).toBeLessThanOrEqual(45);
      expect(field.hint.length).toBeLessThanOrEqual(100);
      if (field.kind === 'choice') expect(field.options.length).toBeGreaterThan(0);
    }
  });
});
