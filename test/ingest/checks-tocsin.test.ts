import { describe, expect, it } from 'vitest';
import type { SelfReading } from '../../src/ingest/checks/self-reading.js';
import { Self } from '../../src/self.js';
import { sayText } from '../../src/text/say.js';
import { probe, values } from '../harness/probe.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const WELL: SelfReading = {
  queued: 3,
  oldestNoticeMs: 0,
  noticesWaiting: 0,
  commitP99Ms: 4.23,
  databaseBytes: 12_340_000,
  eventLoopP99Ms: null,
  memoryBytes: 150_000_000,
  clockLateMs: 0,
  checksFailing: [],
  channelsBroken: [],
};
const look = (more: Partial<SelfReading> = {}) =>
  probe({ kind: 'tocsin' }, { self: async () => ({ ...WELL, ...more }) })();

describe('the check of the bot itself (B6)', () => {
  it('tells its figures', async () => {
    const outcome = await look({ eventLoopP99Ms: 21.07, oldestNoticeMs: 90_400, noticesWaiting: 2 });
    expect(values(outcome)).toEqual({
      'tocsin.queue': 3,
      'tocsin.notice_age_s': 90.4,
      'tocsin.notices_waiting': 2,
      'tocsin.commit_ms': 4.2,
      'tocsin.database_mb': 12.3,
      'tocsin.event_loop_ms': 21.1,
      'tocsin.memory_mb': 150,
      'tocsin.clock_late_s': 0,
      'tocsin.checks_failing': 0,
      'tocsin.channels_broken': 0,
    });
    expect(sayText('en', 'UTC', outcome.said, 0)).toBe('3 signals wait, 2 notices wait, database 12 MB, memory 150 MB');
    expect(values(await look({ commitP99Ms: null }))).not.toHaveProperty('tocsin.commit_ms');
  });

  it('names the channels and the checks that do not work, itself left out', async () => {
    expect(await look({ checksFailing: ['c', 'stock'] })).toMatchObject({
      said: { key: 'probe.self-checks', params: { checks: 'stock' } },
    });
    expect((await look({ checksFailing: ['c'] })).said.key).toBe('probe.self');
    expect((await look({ channelsBroken: ['ops'], checksFailing: ['stock'] })).said).toMatchObject({
      key: 'probe.self-channels',
      params: { channels: 'ops' },
    });
  });

  it('is read off the running bot', async () => {
    const self = new Self();
    for (let ms = 1; ms <= 1_100; ms++) self.onCommitted(ms);
    const read = () =>
      self.read({
        engine: { queued: 7, nextDue: () => NOW - 2_000 },
        store: {
          loadStuck: async () => [],
          loadBroken: async () => [{ channel: 'ops', rooms: false, scope: 'channel', why: 'gone' }],
          countNotices: async () => ({ waiting: 5, shown: 100 }),
        },
        database: import.meta.filename,
        checkViews: async () => [],
        now: () => NOW,
      });
    const first = await read();
    expect(first).toMatchObject({
      queued: 7,
      noticesWaiting: 5,
      clockLateMs: 2_000,
      channelsBroken: ['ops'],
      eventLoopP99Ms: null,
    });
    expect(first.commitP99Ms, 'of the newest thousand, 101 to 1,100').toBe(1_091);
    expect(first.databaseBytes).toBeGreaterThan(1_000);
    expect(first.memoryBytes).toBeGreaterThan(10_000_000);
    self.stop();
  });
});
