import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { CardButton } from '../../src/domain/card.js';
import { sentence } from '../../src/text/catalogue.js';
import { textOf } from '../harness/discord/fake-discord.js';
import { menuOf, only, useDesk } from './discord-desk.js';
import { wei } from './fixture.js';

const desk = useDesk();

const ack: CardButton = { command: 'ack INC-42', label: 'Acknowledge', style: 'primary' };
const resolve: CardButton = { command: 'resolve INC-42', label: 'Resolve', style: 'plain', asks: 'resolve' };

describe('buttons, menus and dialogs', () => {
  it('do what they stand for and answer privately, though another bot posted them before a restart', async () => {
    const first = await desk().begin();
    const card = await desk().post([ack]);
    await desk().halt(first);
    await desk().begin();
    const answer = await desk().wei.click(card, 'Acknowledge');
    expect(answer).toMatchObject({ first: 'deferred', ephemeral: true });
    expect(desk().host.asked).toMatchObject([{ text: 'ack INC-42', person: wei, message: null }]);
  });

  it('open a dialog at once and do its line when it is sent, a restart in between', async () => {
    const first = await desk().begin();
    const card = await desk().post([ack, resolve]);
    const opened = await desk().wei.click(card, 'Resolve');
    expect(opened.first).toBe('modal');
    const modal = desk().fake.modalOf('wei');
    expect(modal.text).toContain('INC-42');
    await desk().halt(first);
    await desk().begin();
    const answer = await desk().wei.submit(modal, { outcome: 'false-alarm', note: 'a test\nof the scale' });
    expect(answer).toMatchObject({ first: 'deferred', ephemeral: true });
    expect(desk().host.asked.map(({ text }) => text)).toEqual(['resolve INC-42 false-alarm "a test of the scale"']);
  });

  it('give back what was filled in where it is refused, and open again', async () => {
    desk().host.answer = () => ({ ok: false, said: sentence('list.none'), example: 'resolve INC-42' });
    await desk().begin();
    const card = await desk().post([resolve]);
    await desk().wei.click(card, 'Resolve');
    const answer = await desk().wei.submit(desk().fake.modalOf('wei'), {
      outcome: 'true',
      note: 'stock moved @everyone',
    });
    expect(answer.text).toContain('```\nstock moved @everyone\n```');
    expect(answer.text).toContain('`/risk resolve INC-42`');
    const again = await desk().wei.click(only(answer.messages), 'Open it again');
    expect(again.first).toBe('modal');
    const long = 'the whole story. '.repeat(150);
    const kept = await desk().wei.submit(desk().fake.modalOf('wei'), { outcome: 'true', note: long });
    expect(kept.messages[0]?.attachments).toMatchObject([{ filename: 'resolve.txt' }]);
  });

  it('say how to type it where the dialog is too slow or fails', async () => {
    await desk().begin({ formMs: 20 });
    const card = await desk().post([resolve]);
    for (const make of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error('no'))]) {
      desk().host.makeForm = make;
      const answer = await desk().wei.click(card, 'Resolve');
      expect(answer).toMatchObject({ first: 'message', ephemeral: true });
      expect(answer.text).toContain('`/risk resolve <INC…> [true|false-alarm] [note]`');
    }
  });

  it('run the line of a stranger, so that it is kept', async () => {
    desk().host.answer = () => ({ ok: false, said: sentence('parse.stranger') });
    await desk().begin();
    const answer = await desk().stranger.click(await desk().post([resolve]), 'Resolve');
    expect(answer).toMatchObject({ first: 'deferred', ephemeral: true });
    expect(desk().host.asked).toMatchObject([{ text: 'dialog resolve INC-42', person: null }]);
  });

  it('are the same in a menu', async () => {
    await desk().begin();
    const card = await desk().post([], [{ command: 'why INC-42', label: 'Why', style: 'plain' }, resolve]);
    const menu = menuOf(card);
    const why = await desk().wei.select(card, menu, ['Why']);
    expect(why.ephemeral).toBe(true);
    expect(desk().host.asked.at(-1)?.text).toBe('why INC-42');
    expect((await desk().wei.select(card, menu, ['Resolve'])).first).toBe('modal');
  });
});

describe('"Add to incident timeline"', () => {
  it('notes who said what to the incident of the place, with the message to know it by', async () => {
    await desk().begin();
    desk().host.at = 42;
    const said = desk().wei.say('ops', 'the truck has left\n`A1`');
    const answer = await desk().wei.context('Add to incident timeline', said);
    await desk().wei.context('Add to incident timeline', said);
    const ref = `${said.channelId}/${said.id}`;
    expect(answer.ephemeral).toBe(true);
    expect(desk().host.refs).toEqual([ref, said.channelId]);
    expect(desk().host.asked.map(({ text, message }) => [text, message])).toEqual([
      ['note INC-42 wei: the truck has left `A1`', ref],
      ['note INC-42 wei: the truck has left `A1`', ref],
    ]);
  });

  it('knows the card by its thread', async () => {
    await desk().begin();
    const card = await desk().post([ack]);
    await desk()
      .rest()
      .post(Routes.threads(card.channelId, card.id), {
        body: { name: 'INC-42', auto_archive_duration: 10_080 },
      });
    const thread = desk().fake.channel('ops').thread(card.id);
    desk().host.at = 42;
    const said = desk().wei.say(thread.id, 'hello');
    await desk().wei.context('Add to incident timeline', said);
    expect(desk().host.refs).toEqual([
      `${thread.id}/${said.id}`,
      `${card.channelId}/${card.id}`,
      `${thread.id}/${thread.id}`,
      thread.id,
    ]);
  });

  it('asks which incident where the place names none, and needs no memory for it', async () => {
    const first = await desk().begin();
    desk().host.offered = ['INC-42', 'INC-43', 'all'];
    const said = desk().wei.say('ops', 'price *1.99* @everyone <#1> https://x.example');
    const asked = await desk().wei.context('Add to incident timeline', said);
    expect(asked.text).toContain('Which incident');
    expect(desk().host.asked).toEqual([]);
    await desk().halt(first);
    await desk().begin();
    const prompt = only(asked.messages);
    const answer = await desk().wei.select(prompt, menuOf(prompt), ['INC-43 · 🔴 Stream down']);
    expect(answer.first).toBe('deferred-update');
    await desk().fake.waitFor(() => textOf(prompt).includes('✓ note'));
    expect(desk().host.asked).toMatchObject([
      {
        text: 'note INC-43 wei: price *1.99* @everyone <#1> https://x.example',
        message: `${said.channelId}/${said.id}`,
      },
    ]);
    expect(textOf(prompt)).not.toContain('Which incident');
  });

  it('says so where nothing is open or there is nothing to read, and tells a stranger no incidents', async () => {
    await desk().begin();
    const said = desk().wei.say('ops', 'hello');
    expect((await desk().wei.context('Add to incident timeline', said)).text).toContain('No incident is active');
    desk().host.offered = ['INC-42'];
    const stranger = await desk().stranger.context('Add to incident timeline', said);
    expect(stranger.text).not.toContain('INC-42');
    expect(desk().host.asked).toMatchObject([{ text: 'help note', person: null }]);
  });
});
