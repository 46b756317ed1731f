import { expect, it, onTestFinished } from 'vitest';
import { type House, openHouse } from '../harness/house.js';

const HOUR = 3_600_000;

async function house(): Promise<House> {
  // 20:00 in Shanghai at the start; the head is posted at 09:00.
  const one = await openHouse({ auditHead: { channel: 'managers', minute: 9 * 60 } });
  onTestFinished(() => one.close());
  return one;
}

async function posted(one: House): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const notice of await one.store.claimNotices(one.now(), 100))
    if (notice.body.for === 'head') keys.push(notice.channel);
  return keys;
}

it('the head of the history is asked for every morning (A15)', async () => {
  const one = await house();
  await one.advance(12 * HOUR);
  expect(await posted(one)).toEqual([]);
  await one.advance(HOUR);
  expect(await posted(one)).toEqual(['managers']);
  await one.advance(24 * HOUR);
  expect(await posted(one)).toEqual(['managers']);
});

it('after days of downtime once, and the next morning again', async () => {
  const one = await house();
  await one.sleep(0);
  await one.restart();
  await one.sleep(60 * HOUR);
  await one.restart();
  await one.advance(0);
  expect(await posted(one)).toEqual(['managers']);
  await one.advance(24 * HOUR);
  expect(await posted(one)).toEqual(['managers']);
});

it('goes with the configuration', async () => {
  const one = await house();
  await one.reload({ auditHead: null });
  await one.advance(48 * HOUR);
  expect(await posted(one)).toEqual([]);
  await one.reload({ auditHead: { channel: 'ops', minute: 21 * 60 } });
  await one.advance(24 * HOUR);
  expect(await posted(one)).toEqual(['ops']);
});
