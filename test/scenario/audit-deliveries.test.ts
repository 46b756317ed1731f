import { expect, it, onTestFinished } from 'vitest';
import { startBot } from '../harness/bot.js';

it('what was shown is part of what happened: every message that was posted or edited is in the chain (A15)', async () => {
  const bot = await startBot();
  onTestFinished(() => bot.close());
  await bot.type('declare orange "cold store open" region=east');
  await bot.type('ack INC-1');
  const rows = await bot.app.engine.deps.store.loadHistory(null, 1_000);
  const shown = rows.flatMap((row) => (row.kind === 'record' && row.what === 'delivered' ? [row.data] : []));
  const card = shown.filter(({ key }) => key === 'card:1@ops');
  expect(card.length).toBeGreaterThanOrEqual(2);
  expect(new Set(card.map(({ ref }) => ref)).size).toBe(1);
  expect(shown).toContainEqual(expect.objectContaining({ key: 'card:1@managers' }));
  expect(await bot.app.engine.deps.store.verifyHistory()).toMatchObject({ brokenAt: null });
});
