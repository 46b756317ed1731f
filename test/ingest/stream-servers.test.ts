import { describe, expect, it } from 'vitest';
import { openDoor, sourcesOf } from '../harness/http-door.js';
import { SenderBench } from '../harness/sender-bench.js';

/** As nginx-rtmp writes it, with what the publisher's own address added at the end. */
const form = (call: string, client: number, args = '') =>
  `app=live&flashver=FMLE/3.0&swfurl=&tcurl=rtmp%3A%2F%2Flive.example%2Flive&pageurl=&addr=203.0.113.7&clientid=${client}&call=${call}&name=evening&type=live${args}`;
const hook = (action: string, client: string) => ({
  server_id: 'vid-1',
  action,
  client_id: client,
  ip: '203.0.113.7',
  vhost: '__defaultVhost__',
  app: 'live',
  stream: 'evening',
  param: '?token=publisher-token',
});

/** Either server, told the same story. */
const servers = [
  [
    'nginx-rtmp',
    (what: 'began' | 'ended', client: number) => form(what === 'began' ? 'publish' : 'publish_done', client),
  ],
  [
    'srs',
    (what: 'began' | 'ended', client: number) => hook(what === 'began' ? 'on_publish' : 'on_unpublish', `c${client}`),
  ],
] as const;

describe.each(servers)('%s', (kind, tell) => {
  const stage = () => {
    const bench = new SenderBench(kind);
    const up = async (what: 'began' | 'ended', client: number, laterMs = 0) => {
      bench.now += laterMs;
      const [signal] = await bench.signals(tell(what, client));
      return signal?.kind === 'metric' ? signal.value : null;
    };
    return { bench, up };
  };

  it('says when a stream is up and when it is not (B6)', async () => {
    const { bench, up } = stage();
    expect(await bench.signals(tell('began', 1))).toMatchObject([
      { name: 'stream.up', subject: 'stream:live/evening', labels: { stream: 'evening', app: 'live' }, value: 1 },
    ]);
    expect(await up('ended', 1, 60_000)).toBe(0);
  });

  it('stays up where the end of the old connection comes after the beginning of the new one', async () => {
    const { up } = stage();
    expect(await up('began', 1)).toBe(1);
    expect(await up('began', 2, 600_000)).toBe(1);
    expect(await up('ended', 1, 800)).toBe(1);
    expect(await up('ended', 2, 600_000)).toBe(0);
  });

  it('stays up where a second publisher is sent away', async () => {
    const { up } = stage();
    await up('began', 1);
    await up('began', 2, 600_000);
    expect(await up('ended', 2, 300)).toBe(1);
    expect(await up('ended', 1, 600_000)).toBe(0);
  });

  it('is down where an end was never told and a later one is', async () => {
    const { up } = stage();
    await up('began', 1);
    await up('began', 2, 3_600_000);
    expect(await up('ended', 2, 3_600_000)).toBe(0);
  });

  it('is down where somebody unknown ended: after a restart nobody is known', async () => {
    expect(await stage().up('ended', 7)).toBe(0);
  });
});

describe('nginx-rtmp', () => {
  it('never takes the arguments of the publisher for its own, nor keeps them', async () => {
    const bench = new SenderBench('nginx-rtmp');
    const signals = await bench.signals(form('publish', 1, '&call=publish_done&name=other&key=stream-key'));
    expect(signals).toMatchObject([{ subject: 'stream:live/evening', value: 1 }]);
    expect(JSON.stringify(signals)).not.toContain('stream-key');
  });

  it('makes nothing of what players do, and a sign of life of on_update', async () => {
    const bench = new SenderBench('nginx-rtmp');
    expect(await bench.signals(form('play', 3))).toEqual([]);
    expect(await bench.signals(form('update_publish', 1))).toMatchObject([{ name: 'stream.up', value: 1 }]);
  });

  it('lets the publisher in whatever we make of the call, by an address with the key', async () => {
    const door = await openDoor(sourcesOf({ studio: { kind: 'nginx-rtmp', secret_env: 'OMS' } }));
    try {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const ok = await door.post('/v1/webhooks/studio?key=oms-secret', form('publish', 1), type);
      expect([ok.status, ok.text]).toEqual([200, 'ok']);
      const odd = await door.post('/v1/webhooks/studio?key=oms-secret', 'nonsense', type);
      expect([odd.status, odd.text]).toEqual([200, expect.stringContaining('not taken: call: is missing')]);
      expect(door.engine.inbox).toHaveLength(1);
      expect((await door.post('/v1/webhooks/studio?key=wrong', form('publish', 1), type)).status).toBe(401);
      expect((await door.post('/v1/webhooks/studio', form('publish', 1), type)).status).toBe(401);
      expect(door.engine.signals.map(({ name }) => name)).toEqual(['stream.up']);
      expect(JSON.stringify([door.engine.inbox, door.logged])).not.toContain('oms-secret');
      const args = '&clef=0-publisher-key&0-publisher-key&key=0-publisher-key';
      const nameless = form('publish', 1, args)
        .replace('name=evening', 'name=')
        .replace('live.example', '0-publisher-key');
      expect((await door.post('/v1/webhooks/studio?key=oms-secret', nameless, type)).status).toBe(200);
      expect(door.engine.inbox[1]?.body).toBe(
        'app=live&addr=203.0.113.7&clientid=1&call=publish&name=&type=live&[redacted]',
      );
    } finally {
      await door.server.close();
    }
  });
});

describe('SRS', () => {
  it('hears code 0, keeps no token, and is told what could not be understood', async () => {
    const door = await openDoor(sourcesOf({ srs: { kind: 'srs', secret_env: 'OMS' } }));
    try {
      const at = '/v1/webhooks/srs?key=oms-secret';
      const ok = await door.post(at, JSON.stringify(hook('on_publish', 'c1')));
      expect([ok.status, ok.json]).toEqual([200, { code: 0 }]);
      const odd = await door.post(at, '{"action":"on_publish"}');
      expect([odd.status, odd.json.code]).toEqual([200, 0]);
      expect((await door.post('/v1/webhooks/srs?key=no', '{}')).status).toBe(401);
      expect(JSON.stringify(door.engine.signals)).not.toContain('publisher-token');
    } finally {
      await door.server.close();
    }
  });

  it('makes nothing of recordings and players', async () => {
    const bench = new SenderBench('srs');
    expect(await bench.signals(hook('on_dvr', 'c1'))).toEqual([]);
    expect(await bench.problems({ stream: 'x' })).toEqual(['action: is missing; expected on_publish, on_unpublish, …']);
  });
});
