import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../../app.js';
import type { LoadedConfig } from '../../config/load.js';
import type { Person } from '../../domain/person.js';
import type { Lang } from '../../domain/text.js';
import type { Logger } from '../../lib/log.js';

/** A Monday morning in Shanghai. */
const NOW = Date.parse('2026-11-23T10:20:00+08:00');
const LEAD: Person = { id: 'lin', name: '林晓', permission: 'manage', accounts: [] };
/** What happened to the plan before somebody looks at it. */
const LINES = [
  'shows add factory-1 2026-11-25 14:00 2h host=li-wei platform=douyin scene=factory-trace team=supply',
  'shows add factory-2 2026-12-01 19:00 3h host=li-wei platform=douyin scene=factory-trace team=supply',
  'oncall override @tao for 12h ops from 2026-11-26 09:00',
];

/** The calendar of the shipped schedules as `/risk oncall calendar` draws it: a PNG. Throws where a line is refused. */
export async function drawOncall(config: LoadedConfig, lang: Lang, log: Logger): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-oncall-'));
  const env = { dataFolder: folder, host: '127.0.0.1', port: 0, lang, secret: () => undefined };
  const options = { env, config, log, console: LEAD, platforms: ['console'], chats: () => [], now: () => NOW };
  const app = await startApp(options, { timers: false });
  try {
    const from = { platform: 'console', account: null, channel: null, message: null, zone: 'Asia/Shanghai' };
    const type = async (text: string) => {
      const reply = await app.execute({ text, person: LEAD, lang, ...from });
      if (!reply.ok) throw new Error(`"${text}" was refused: ${JSON.stringify(reply.said)}`);
      return reply.card;
    };
    for (const line of LINES) await type(line);
    const { image } = await type('oncall calendar');
    if (!image) throw new Error('the calendar came without its picture');
    return await image.make();
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
