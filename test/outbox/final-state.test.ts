import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IncidentAction } from '../../src/domain/action.js';
import type { Card } from '../../src/domain/card.js';
import type { SendResult } from '../../src/domain/notice.js';
import { createRenderNotice } from '../../src/outbox/render-notice.js';
import { CHANNELS, openBox } from './box.js';
import { REFUSED, type ScriptedChat, sent, TIMED_OUT, tooMany } from './scripted-chat.js';

const MINUTE = 60_000;
const BROKEN: SendResult = { kind: 'failed', why: 'not_in_channel', scope: 'channel', fix: null };
type How = 'well' | 'refused' | 'lost' | 'unheard' | 'limited' | 'broken';

const actions: readonly IncidentAction[] = [
  { do: 'acknowledge', note: '' },
  { do: 'unacknowledge', note: '' },
  { do: 'own' },
  { do: 'note', text: 'seen' },
  { do: 'escalate', to: null, level: null, why: '' },
  { do: 'level', level: 'red', why: '' },
  { do: 'level', level: 'blue', why: '' },
  { do: 'mitigate', note: '' },
  { do: 'resolve', outcome: 'true', note: '' },
  { do: 'reopen', why: '' },
  { do: 'close' },
];
const id = fc.integer({ min: 1, max: 3 });
const action = fc.constantFrom(...actions);
const how = fc.constantFrom<How>('well', 'refused', 'lost', 'unheard', 'limited', 'broken');
const region = fc.constantFrom('east', 'west', 'north');
const value = fc.constantFrom(0.01, 0.12, 0.16, 0.35, 0.6, 0.8);
const step = fc.oneof(
  fc.record({ kind: fc.constant('metric' as const), region, value }),
  fc.record({ kind: fc.constant('act' as const), id, action }),
  fc.record({ kind: fc.constant('during' as const), id, action }),
  fc.record({ kind: fc.constant('merge' as const), id, into: id }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(0, 300, 2_000, 40_000, 20 * MINUTE) }),
  fc.record({
    kind: fc.constant('weather' as const),
    chat: fc.constantFrom('slack' as const, 'discord' as const),
    how,
  }),
  fc.constant({ kind: 'restart' as const }),
);

/** Answers as the weather is; gives how often readers see each message. What may have arrived is looked for, as the real chats do. */
function follow(chat: ScriptedChat, weather: () => How, meanwhile: () => Promise<void>): Map<string, number> {
  const seen = new Map<string, number>();
  chat.answer = async (out, _channel, edit) => {
    const arrive = () => {
      const isThere = edit || (out.uncertainSince !== null && seen.has(out.nonce));
      seen.set(out.nonce, (seen.get(out.nonce) ?? 0) + (isThere ? 0 : 1));
      return sent(out);
    };
    // It is rendered, and not yet shown.
    await meanwhile();
    const now = weather();
    if (now === 'unheard') arrive();
    const answers = { refused: REFUSED, lost: TIMED_OUT, unheard: TIMED_OUT, limited: tooMany(7_000), broken: BROKEN };
    return now === 'well' ? arrive() : answers[now];
  };
  return seen;
}

/** What of a card must not be out of date in the end. */
function face(card: Card | undefined): unknown {
  const fields = card?.fields.filter(({ name }) => ['State', 'Owner'].includes(name));
  return [card?.title, card?.level, fields, card?.buttons.map(({ command }) => command)];
}

test('whatever people do and services suffer: in the end each card is there once and shows how it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const box = await openBox();
      const { house, slack, discord, pass } = box;
      const weather: Record<'slack' | 'discord', How> = { slack: 'well', discord: 'well' };
      const during: { readonly id: number; readonly action: IncidentAction }[] = [];
      const meanwhile = async (): Promise<void> => {
        const next = during.shift();
        if (next) await house.on(next.id, next.action);
      };
      const seen = [follow(slack, () => weather.slack, meanwhile), follow(discord, () => weather.discord, meanwhile)];
      for (const each of steps) {
        if (each.kind === 'metric') await house.metric(each.value, each.region);
        else if (each.kind === 'act') await house.on(each.id, each.action);
        else if (each.kind === 'during') during.push(each);
        else if (each.kind === 'merge') await house.act({ on: 'merge', from: each.id, into: each.into });
        else if (each.kind === 'pass') await pass(each.ms, Math.max(100, each.ms / 20));
        else if (each.kind === 'weather') weather[each.chat] = each.how;
        else await box.restart();
      }
      during.length = 0;
      weather.slack = weather.discord = 'well';
      await pass(40 * MINUTE, MINUTE / 2);
      const waiting = async () => (await house.store.countNotices()).waiting;
      for (let i = 0; i < 200 && ((await waiting()) ?? 0) > 0; i++) await pass(3_000, 1_000);
      expect(await waiting()).toBe(0);
      for (const messages of seen) for (const each of messages) expect(each).toEqual([each[0], 1]);
      const people = () => house.engine.live.settings.people;
      const render = createRenderNotice({ store: house.store, people, groups: () => [], now: house.now });
      for (const channel of CHANNELS)
        for (const incident of [1, 2, 3]) {
          const notice = await house.store.loadNotice(`card:${incident}@${channel.id}`);
          // Over before its channel was well again: there was nothing left to tell.
          if (!notice || notice.ref === null) continue;
          const tried = [...slack.tried, ...discord.tried];
          const last = tried.filter((t) => t.key === notice.key && t.result.kind === 'sent').at(-1);
          expect([notice.key, face(last?.out.card)]).toEqual([notice.key, face((await render(notice, channel))?.card)]);
        }
    }),
    { numRuns: 20 },
  );
}, 120_000);
