import { Agent, request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { headersRead } from '../../src/ingest/http/headers-read.js';
import { Publishers } from '../../src/ingest/publishers.js';
import { type SourceConfig, senderIn, sourceSchema, toSource } from '../../src/ingest/sources.js';
import { understand } from '../../src/ingest/webhooks/understand.js';
import type { Understood } from '../../src/ingest/wire/read-signals.js';
import { wireSignalSchema } from '../../src/ingest/wire/signal-schema.js';
import { openDoor } from '../harness/http-door.js';
import { Dice, mutated, mutatedHeaders, mutatedType } from '../harness/mutate.js';
import { type Seed, seeds } from '../harness/sender-seeds.js';
import { held, SLOW_MS } from '../harness/stretches.js';

const SEED = Number(process.env.TOCSIN_FUZZ_SEED ?? 20_261_121);
const BODIES = Number(process.env.TOCSIN_FUZZ_BODIES ?? 100_000);
const REQUESTS = 3_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;

const all = seeds();
const sources = new Map(
  all.map(({ kind, entry }) => [
    kind,
    toSource(kind, sourceSchema.parse({ ...entry, kind, allow_unsigned: true }), () => undefined),
  ]),
);
const sourceOf = (seed: Seed): SourceConfig => {
  const source = sources.get(seed.kind);
  if (!source) throw new Error(`no source for ${seed.kind}`);
  return source;
};

/** What is wrong with what came of a body; null where nothing is. */
function fault(read: Understood): string | null {
  if (!read.ok) {
    if (read.problems.length === 0) return 'refused without a reason';
    return read.problems.every((problem) => typeof problem === 'string' && problem !== '') ? null : 'an empty reason';
  }
  for (const signal of read.signals) {
    const checked = wireSignalSchema.safeParse(signal);
    if (!checked.success)
      return `${JSON.stringify(checked.error.issues[0])} in ${JSON.stringify(signal).slice(0, 500)}`;
    if (signal.at > NOW + DAY_MS) return `at ${signal.at}, more than a day ahead`;
  }
  return null;
}

describe('bodies that nobody would send', () => {
  it(`${BODIES} of them, over all senders: no exception, nothing held up for over ${SLOW_MS} ms (of a core of its own), nothing beyond the limits`, {
    timeout: 180_000,
  }, async () => {
    const dice = new Dice(SEED);
    const publishers = new Publishers();
    const outcomes = { ok: 0, refused: 0 };
    const kinds = new Set<string>();
    let slowest = 0;
    let ids = 0;
    for (let n = 0; n < BODIES; n++) {
      const seed = dice.pick(all);
      const source = sourceOf(seed);
      const delivery = {
        text: mutated(seed.body, dice),
        contentType: mutatedType(seed.contentType, dice),
        ndjson: dice.below(50) === 0,
        headers: headersRead(mutatedHeaders(seed.headers, dice), senderIn(source)),
      };
      const context = { sourceId: source.id, now: NOW, newId: () => `new-${++ids}`, publishers };
      const about = () =>
        `seed ${SEED}, body ${n}, ${seed.kind} ${JSON.stringify(delivery.headers)}: ${delivery.text.slice(0, 2_000)}`;
      try {
        const { done: read, ms, most } = await held(() => understand(delivery, source, context));
        slowest = Math.max(slowest, ms);
        if (ms > most)
          throw new Error(`took ${ms.toFixed(1)} ms of ${most.toFixed(0)} for ${delivery.text.length} characters`);
        const wrong = fault(read);
        if (wrong !== null) throw new Error(wrong);
        if (read.ok) kinds.add(seed.kind);
        outcomes[read.ok ? 'ok' : 'refused']++;
      } catch (error) {
        throw new Error(about(), { cause: error });
      }
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    // Were nearly all refused at the first look, this would prove little.
    expect(outcomes.ok).toBeGreaterThan(BODIES / 10);
    expect(outcomes.refused).toBeGreaterThan(BODIES / 10);
    expect([...kinds].sort()).toEqual([...sources.keys()].sort());
    if (process.env.TOCSIN_FUZZ_BODIES !== undefined) process.stdout.write(`slowest: ${slowest.toFixed(1)} ms\n`);
  });

  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  afterAll(() => agent.destroy());

  it(`${REQUESTS} of them at the door: never a 5xx, and what is refused leaves nothing behind`, {
    timeout: 60_000,
  }, async () => {
    const dice = new Dice(SEED + 1);
    const door = await openDoor([...sources.values()], { now: () => NOW });
    const seen = new Map<number, number>();
    const send = async () => {
      const seed = dice.pick(all);
      const type = mutatedType(seed.contentType, dice);
      const headers = { ...mutatedHeaders(seed.headers, dice), ...(type === '' ? {} : { 'content-type': type }) };
      const body =
        dice.below(3) === 0 ? Buffer.from(mutated(seed.body, dice), 'latin1') : Buffer.from(mutated(seed.body, dice));
      const path = dice.below(40) === 0 ? '/v2/enqueue' : `/v1/webhooks/${seed.kind}?key=${dice.below(9)}`;
      return { seed, answer: await post(agent, door.port, path, headers, body) };
    };
    try {
      for (let n = 0; n < REQUESTS; n++) {
        const kept = door.engine.signals.length;
        const { seed, answer } = await send();
        const about = `seed ${SEED + 1}, request ${n}, ${seed.kind}: ${answer.status} ${answer.body.slice(0, 300)}`;
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500) throw new Error(about);
        if (answer.status >= 400 && door.engine.signals.length !== kept) throw new Error(`kept something: ${about}`);
      }
      expect(door.logged).toEqual([]);
      expect((seen.get(202) ?? 0) + (seen.get(200) ?? 0)).toBeGreaterThan(REQUESTS / 10);
      expect(seen.get(400) ?? 0).toBeGreaterThan(REQUESTS / 10);
      for (const signal of door.engine.signals) expect(fault({ ok: true, signals: [signal] })).toBeNull();
    } finally {
      await door.server.close();
    }
  });
});

function post(
  agent: Agent,
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const req = request(
      { agent, port, host: '127.0.0.1', method: 'POST', path, headers: { ...headers, 'content-length': body.length } },
      (res) => {
        let got = '';
        res.setEncoding('utf8');
        res.on('data', (chunk) => {
          got += String(chunk);
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body: got }));
      },
    );
    req.on('error', reject);
    req.end(body);
  });
}
