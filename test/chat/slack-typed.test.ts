import { expect, test } from 'vitest';
import { unescapeText } from '../../src/chat/slack/interact/unescape.js';
import { fieldOf } from '../../src/chat/slack/interact/view-values.js';
import { sentence } from '../../src/text/catalogue.js';

test.each([
  ['ack INC-42', 'ack INC-42'],
  ['assign INC-42 <@U1|maya>', 'assign INC-42 @maya'],
  ['assign INC-42 <@U2>', 'assign INC-42 @U2'],
  ['assign INC-42 <@U9|x>', 'assign INC-42 @li'],
  ['note 42 see <#C1|ops> and <#C2>', 'note 42 see #ops and #C2'],
  ['note 42 <!subteam^S1|@carriers> <!channel> <!subteam^S2>', 'note 42 @carriers @channel @S2'],
  ['note 42 <http://a.cn|a.cn> <https://b.cn/x?y=1&amp;z>', 'note 42 a.cn https://b.cn/x?y=1&z'],
  ['note 42 <mailto:a@b.cn|a@b.cn>', 'note 42 a@b.cn'],
  ['silence add sku&lt;3 &amp;amp; x', 'silence add sku<3 &amp; x'],
  ['<!date^1795262580^{time}|20:03>', '20:03'],
])('%s is meant as %s', (sent, meant) => {
  expect(unescapeText(sent, (id, label) => (id === 'U9' ? '@li' : `@${label ?? id}`))).toBe(meant);
});

const values = { matchers: 'region=east sku=A12', time: '2 moons', why: '' };

test.each([
  [sentence('parse.missing', { command: 'silence', param: { say: { key: 'param.why' } } }), 'why'],
  [sentence('parse.matcher', { typed: 'sku=A12' }), 'matchers'],
  [sentence('parse.duration', { typed: '2 moons' }), 'time'],
  [sentence('parse.duration', { typed: 'moons' }), 'time'],
  [sentence('parse.extra', { typed: 'A12' }), 'why'],
  [sentence('authority.nobody', { what: { say: { key: 'ability.silence' } }, ability: 'silence' }), 'why'],
])('%j is told under %s', (refusal, field) => {
  expect(fieldOf(refusal, values)).toBe(field);
});

test('without fields it is told elsewhere', () => {
  expect(fieldOf(sentence('slack.ui.failed'), {})).toBeNull();
});
