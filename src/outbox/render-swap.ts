import { type Card, type CardButton, plainCard, type Rich } from '../domain/card.js';
import { scheduleWord, stretchWords } from '../domain/oncall/arranged.js';
import { askedUntil, isAsked } from '../domain/oncall/asked-until.js';
import type { DutyDesk } from '../domain/oncall/desk.js';
import type { DutyChange } from '../domain/oncall/schedule.js';
import { type Key, sentence } from '../text/catalogue.js';
import { say, sayText } from '../text/say.js';
import { namer } from '../text/sentences.js';
import type { RenderFor } from './render.js';

/** The request of a swap with its two buttons, and later what became of it; null where it is long over. */
export function renderSwap(id: string, desk: DutyDesk, reader: RenderFor): Card | null {
  const change = desk.context.changes.find((each) => each.id === id);
  if (!change) return null;
  const { lang, zone, now } = reader;
  const nameOf = namer(reader.people);
  const schedule = desk.schedules.find((each) => each.id === change.schedule);
  const names = { who: nameOf(change.instead ?? change.by), person: nameOf(change.person) };
  const line = (key: Key, params: NonNullable<Parameters<typeof sentence>[1]> = {}): Rich =>
    say(lang, zone, sentence(key, { ...names, ...params }));
  const text: Rich[] = [
    line('oncall.request.text', {
      schedule: schedule ? scheduleWord(schedule) : change.schedule,
      ...stretchWords(change),
    }),
  ];
  if (change.back) text.push(line('oncall.request.back', stretchWords(change.back)));
  const waits = isAsked(change, now);
  if (waits) text.push(line('oncall.request.expires', { at: { at: askedUntil(change) } }));
  else text.push(line(became(change), stretchWords(change)));
  const button = (key: Key, command: string, style: CardButton['style']): CardButton => ({
    command: `${command} ${id}`,
    label: sayText(lang, zone, sentence(key), now),
    style,
  });
  return plainCard(`${id} · ${sayText(lang, zone, sentence('oncall.request.title', names), now)}`, text, {
    buttons: waits
      ? [
          button('button.oncall.accept', 'oncall accept', 'primary'),
          button('button.oncall.decline', 'oncall decline', 'plain'),
        ]
      : [],
  });
}

function became({ state, from, until }: DutyChange): Key {
  switch (state) {
    case 'standing':
      return until > from ? 'oncall.request.standing' : 'oncall.request.cut';
    case 'declined':
      return 'oncall.request.declined';
    case 'asked':
    case 'ended':
      return 'oncall.request.ended';
  }
}
