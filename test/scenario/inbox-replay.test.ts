import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderOf, HOUSE, RULE } from '../config/folder.js';
import { type Bot, startBot } from '../harness/bot.js';

const WMS = (value: string) => `
  wms:
    kind: mapped
    allow_unsigned: true
    mapping:
      each: $.delays[*]
      kind: metric
      name: delivery.delay_rate
      subject: "region:{$.area}"
      labels: { region: $.area }
      value: ${value}
`;
const SHOP = (kind: string) => `
  shop: { kind: ${kind}, allow_unsigned: true }
`;

let files: string;
let bot: Bot;
const withSource = (source: string) => HOUSE.replace(/^sources:\n/m, (line) => line + source.slice(1));
beforeEach(() => {
  files = folderOf({ 'tocsin.yaml': HOUSE, 'rules/delay.yaml': RULE });
});
afterEach(async () => {
  await bot.close();
  rmSync(files, { recursive: true, force: true });
});
/** The file is mended while the bot runs. */
async function mend(source: string): Promise<void> {
  writeFileSync(join(files, 'tocsin.yaml'), withSource(source));
  expect((await bot.app.reload()).result).toBe('done');
}

test('a body that a wrong mapping refused is taken by replaying it once the mapping is mended (B1)', async () => {
  writeFileSync(join(files, 'tocsin.yaml'), withSource(WMS('$.rate')));
  bot = await startBot((config) => config, files);
  const refused = await bot.post('/v1/webhooks/wms', { delays: [{ area: 'east', late: '31%' }] });
  expect(refused.status).toBe(400);
  expect(refused.body).toContain('the path $.rate finds nothing');
  expect(await bot.type('inbox replay 1')).toMatch(/still cannot be understood.*\$\.rate finds nothing/s);
  expect(bot.card('ops', /INC-1/)).toBeUndefined();

  await mend(WMS('$.late'));
  expect(await bot.type('inbox replay 1')).toMatch(/1 signal/);
  expect(await bot.type('inbox replay 1')).toMatch(/0 signals/);
  await bot.app.tick();
  expect(bot.card('ops', /INC-1/)).toMatch(/east/);
});

test('a body is read again with the headers its sender reads, which are kept with it, and never its signature', async () => {
  writeFileSync(join(files, 'tocsin.yaml'), withSource(SHOP('shopify')));
  bot = await startBot((config) => config, files);
  const headers = { 'x-shopify-topic': 'inventory_levels/update', 'x-shopify-hmac-sha256': 'the-signature' };
  const wrong = await bot.post('/v1/webhooks/shop', { inventory_item_id: 8, available: 'six' }, headers);
  expect(wrong.status).toBe(400);
  // Only with its topic can it be told what is wrong with it.
  expect(await bot.type('inbox replay 1')).toMatch(/still cannot be understood.*location_id: is missing/s);
  expect(await bot.type('inbox show 1')).not.toContain('the-signature');
});
