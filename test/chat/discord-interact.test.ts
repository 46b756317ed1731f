import { Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/registry.js';
import { plainCard } from '../../src/domain/card.js';
import { sentence } from '../../src/text/catalogue.js';
import { textOf } from '../harness/discord/fake-discord.js';
import { only, useDesk } from './discord-desk.js';
import { wei, ZONE } from './fixture.js';

const desk = useDesk();

const puts = () => desk().fake.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));

describe('registration', () => {
  it('registers once, and not again when nothing changed', async () => {
    const first = await desk().begin();
    expect(puts()).toHaveLength(1);
    await desk().halt(first);
    const gets = desk().fake.requests.filter(({ method }) => method === 'GET').length;
    await desk().begin();
    await desk().fake.waitFor(
      () => desk().fake.requests.filter(({ method, status }) => method === 'GET' && status === 200).length > gets,
    );
    expect(puts()).toHaveLength(1);
  });

  it('goes everywhere where no guild is named, and is tried again after a failure', async () => {
    desk().fake.failNext('PUT', `/applications/${desk().fake.applicationId}/commands`, 403, {
      code: 50001,
      message: 'Missing Access',
    });
    await desk().begin({ registerMs: 5 }, 'global');
    expect(puts()).toHaveLength(2);
    expect(desk().fake.commands('guild')).toEqual([]);
  });
});

describe('/risk', () => {
  it('runs the line a person would have typed, whatever the order of the options', async () => {
    await desk().begin();
    const answer = await desk().wei.slash('risk', ['snooze'], { time: '30m', incident: 'INC-42' });
    expect(answer).toMatchObject({
      first: 'deferred',
      ephemeral: true,
      text: '✓ snooze INC-42 for 30m',
    });
    expect(desk().host.asked).toMatchObject([
      {
        text: 'snooze INC-42 for 30m',
        person: wei,
        platform: 'discord',
        account: { id: desk().wei.id, name: 'wei' },
        channel: desk().fake.channel('ops').id,
        message: null,
        lang: 'en',
        zone: ZONE,
      },
    ]);
    const group = { matchers: 'sku=A1', why: 'stock', time: '2h' };
    await desk().wei.slash('risk', ['silence', 'add'], group);
    expect(desk().host.asked.at(-1)?.text).toBe('silence add sku=A1 for 2h "stock"');
  });

  it('shows a shared answer to everybody, and a refusal to the asker alone', async () => {
    await desk().begin();
    const shared = await desk().wei.slash('risk', ['status'], { share: true });
    expect(shared.ephemeral).toBe(false);
    expect(desk().fake.channel('ops').texts().join()).toContain('✓ status');
    const refused = await desk().wei.slash('risk', ['status'], { filters: 'nonsense', share: true });
    expect(refused.ephemeral).toBe(true);
    const stranger = await desk().stranger.slash('risk', ['status'], { share: true });
    expect(stranger.ephemeral).toBe(true);
  });

  it('tells a refusal with what to type, in the language of the asker', async () => {
    desk().host.answer = () => ({ ok: false, said: sentence('parse.stranger'), example: 'link 483201' });
    await desk().begin();
    const answer = await desk().stranger.slash('risk', ['ack'], { incidents: 'INC-42' });
    expect(answer.text).toContain('✗');
    expect(answer.text).toContain('可以这样输入：`/risk link 483201`');
    expect(desk().host.asked).toMatchObject([{ person: null, lang: 'zh-CN', zone: ZONE }]);
  });

  it('acknowledges at once though the answer takes its time', async () => {
    let finish = (_reply: Reply): void => undefined;
    const late = new Promise<Reply>((resolve) => {
      finish = resolve;
    });
    desk().host.answer = () => late;
    await desk().begin();
    const asked = desk().wei.slash('risk', ['status']);
    const ops = desk().fake.channel('ops');
    const thinking = await ops.waitFor((here) => here.ephemeral(desk().wei.id).find((each) => each.thinking));
    finish({ ok: true, card: plainCard('at last') });
    const answer = await asked;
    expect(answer.first).toBe('deferred');
    expect(answer.tookMs).toBeLessThan(1500);
    expect(textOf(thinking)).toContain('at last');
    expect(desk().fake.misses).toEqual([]);
  });

  it('pings nobody, whatever an answer holds, and cuts what is too long', async () => {
    desk().host.answer = () => ({
      ok: true,
      card: plainCard(
        '@everyone *x*',
        Array.from({ length: 400 }, () => ['long '.repeat(20)]),
      ),
    });
    await desk().begin();
    const answer = await desk().wei.slash('risk', ['status'], { share: true });
    expect(answer.messages[0]?.pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
    expect(answer.text.length).toBeGreaterThan(1000);
  });

  it('keeps a line that is too long for a button under a code', async () => {
    const command = `silence add ${'sku=A1 '.repeat(20)}for 2h why`;
    desk().host.answer = ({ text }) =>
      text.startsWith('silence preview')
        ? { ok: true, card: plainCard('Preview', [], { buttons: [{ command, label: 'Silence', style: 'danger' }] }) }
        : { ok: true, card: plainCard(text) };
    await desk().begin();
    const preview = await desk().wei.slash('risk', ['silence', 'preview'], {
      matchers: 'sku=A1',
      time: '2h',
      why: 'w',
    });
    expect(desk().host.kept).toEqual([command]);
    await desk().wei.click(only(preview.messages), 'Silence');
    expect(desk().host.asked.at(-1)?.text).toBe('held 483201');
  });

  it('shows a failure of ours privately, with what to do', async () => {
    desk().host.answer = () => Promise.reject(new Error('the disk is full'));
    await desk().begin();
    const answer = await desk().wei.slash('risk', ['status']);
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain('Something went wrong on my side');
    expect(answer.text).not.toContain('disk');
  });

  it('sends an answer again that did not get through', async () => {
    await desk().begin({ answerMs: 5 });
    desk().fake.failNext('PATCH', /messages/, 503, undefined, 2);
    const answer = await desk().wei.slash('risk', ['status']);
    expect(answer.text).toContain('✓ status');
  });
});

describe('completion', () => {
  it('asks for the line up to the option, with what is missing stood in for', async () => {
    await desk().begin();
    desk().host.offered = ['@wei', '@lina'];
    const choices = await desk().wei.autocomplete('risk', ['assign'], {}, 'who', '@');
    expect(desk().host.completed).toEqual(['assign INC-1 @']);
    expect(choices).toEqual([
      { name: '@wei · Zhang Wei', value: '@wei' },
      { name: '@lina · Li Na', value: '@lina' },
    ]);
    await desk().wei.autocomplete('risk', ['snooze'], { incident: 'INC-7' }, 'time', '3');
    expect(desk().host.completed.at(-1)).toBe('snooze INC-7 for 3');
  });

  it('names incidents by their titles and keeps the ones typed before', async () => {
    await desk().begin();
    desk().host.offered = ['INC-42', 'INC-43', 'all'];
    const choices = await desk().wei.autocomplete('risk', ['ack'], {}, 'incidents', 'INC-42 I');
    expect(desk().host.completed).toEqual(['ack INC-42 I']);
    expect(choices).toEqual([
      { name: 'INC-42 INC-43 · 🔴 Stream down', value: 'INC-42 INC-43' },
      { name: 'INC-42 all', value: 'INC-42 all' },
    ]);
  });

  it('finds what holds the letters where nothing begins with them', async () => {
    await desk().begin();
    desk().host.complete = async (line) => (line.endsWith(' ') ? ['@wei', '@lina'] : []);
    const choices = await desk().wei.autocomplete('risk', ['assign'], { incident: 'INC-1' }, 'who', 'lin');
    expect(choices.map(({ value }) => value)).toEqual(['@lina']);
    desk().host.complete = async (line) => (line.endsWith(' ') ? ['INC-42', 'INC-43'] : []);
    const byTitle = await desk().wei.autocomplete('risk', ['info'], {}, 'incident', 'stream d');
    expect(byTitle).toEqual([{ name: 'INC-43 · 🔴 Stream down', value: 'INC-43' }]);
  });

  it('tells a stranger nothing of what is going on', async () => {
    await desk().begin();
    desk().host.offered = ['INC-43'];
    desk().host.people.clear();
    expect(await desk().wei.autocomplete('risk', ['info'], {}, 'incident', '')).toEqual([]);
  });

  it('offers 25 at most, and nothing when it cannot or is too slow', async () => {
    await desk().begin({ completeMs: 20 });
    desk().host.offered = Array.from({ length: 50 }, (_, n) => `INC-${n + 1}`);
    const ask = () => desk().wei.autocomplete('risk', ['info'], {}, 'incident', 'INC');
    expect(await ask()).toHaveLength(25);
    desk().host.complete = () => Promise.reject(new Error('no'));
    expect(await ask()).toEqual([]);
    desk().host.complete = () => new Promise(() => undefined);
    expect(await ask()).toEqual([]);
    expect(desk().fake.misses).toEqual([]);
  });
});

describe('presence', () => {
  it('shows the counts, only when they change, and no oftener than it may', async () => {
    const { interactions } = await desk().begin({ presenceMs: 400 });
    expect(desk().fake.presence?.text).toBe('All calm');
    const before = desk().fake.gateway.presences.length;
    desk().host.counted = { blue: 1, yellow: 0, orange: 5, red: 2 };
    for (let n = 0; n < 50; n++) interactions.refresh();
    await desk().fake.waitFor(() => desk().fake.presence?.text === '2 red · 5 orange · 1 blue');
    desk().host.counted = { blue: 0, yellow: 0, orange: 0, red: 1 };
    for (let n = 0; n < 50; n++) interactions.refresh();
    await desk().fake.waitFor(() => desk().fake.presence?.text === '1 red');
    const shown = desk().fake.gateway.presences.slice(before);
    expect(shown.map(({ text }) => text)).toEqual(['2 red · 5 orange · 1 blue', '1 red']);
    // The first may arrive late on a busy machine, and then the second seems to come sooner.
    expect((shown[1]?.at ?? 0) - (shown[0]?.at ?? 0)).toBeGreaterThanOrEqual(200);
  });

  it('counts once for many changes that leave the numbers as they were', async () => {
    const { interactions } = await desk().begin({ presenceMs: 1, lookMs: 60_000 });
    let looks = 0;
    const looked = new Promise<void>((resolve) => {
      desk().host.counts = async () => {
        looks++;
        resolve();
        return desk().host.counted;
      };
    });
    // It rests a moment after what it showed at first.
    interactions.refresh();
    await looked;
    for (let n = 0; n < 50; n++) {
      interactions.refresh();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(looks).toBe(1);
  });

  it('is shown anew by a new session', async () => {
    await desk().begin({ presenceMs: 5 });
    const before = desk().fake.gateway.presences.length;
    desk().fake.gateway.invalidSession(false);
    await desk().fake.waitFor(
      () => desk().fake.gateway.presences.length > before && desk().fake.presence?.text === 'All calm',
      15_000,
    );
  }, 20_000);
});

describe('trouble', () => {
  it('goes on where the acknowledgement arrived and only its answer was lost', async () => {
    await desk().begin({ answerMs: 200 });
    await desk().fake.goAway('drop-after-processing');
    const asked = desk().wei.slash('risk', ['status']);
    await desk().fake.waitFor(() => desk().fake.requests.find(({ path }) => path.endsWith('/callback')));
    await desk().fake.comeBack();
    expect((await asked).text).toContain('✓ status');
    expect(desk().host.asked).toHaveLength(1);
  });

  it('knows when a control is none of its own', async () => {
    await desk().begin();
    const { fake } = desk();
    const button = { type: 2, style: 2, label: 'Old', custom_id: 'of another version' };
    await desk()
      .rest()
      .post(Routes.channelMessages(fake.channel('ops').id), {
        body: { content: 'old', components: [{ type: 1, components: [button] }] },
      });
    const old = await fake.channel('ops').waitFor((channel) => channel.messages().at(-1));
    const answer = await desk().wei.click(old, 'Old');
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain('`/risk help`');
    expect(desk().host.asked).toEqual([]);
  });
});

describe('an interaction that is gone', () => {
  const hasty = useDesk({ answerWithin: 300 });

  it('drops what came too late or was answered by another, and does not do it', async () => {
    await hasty().begin();
    for (const [code, status] of [
      [10062, 404],
      [40060, 400],
    ] as const) {
      hasty().fake.failNext('POST', /callback/, status, { code, message: 'no' });
      await expect(hasty().wei.slash('risk', ['status'])).rejects.toThrow(/did not respond/);
    }
    expect(hasty().host.asked).toEqual([]);
  });
});
