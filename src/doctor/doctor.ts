import { join } from 'node:path';
import { type Diagnosis, failed, noted, warned, well } from '../chat/checkup/diagnosis.js';
import { examineWebhooks } from '../chat/webhook/doctor.js';
import type { Env } from '../config/env.js';
import type { LoadedConfig } from '../config/load.js';
import { chatName } from '../domain/channel.js';
import type { Logger } from '../lib/log.js';
import { within } from '../lib/within.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import { createTables, type Table } from './examinations.js';
import { createDoctorsHost } from './host.js';
import { examinePictures } from './pictures.js';
import { PressDesk } from './presses.js';
import { Sheet, type SheetDeps } from './sheet.js';
import { untilAborted } from './until-aborted.js';
import { watchDatabase } from './watch-database.js';
import { tryWayBack } from './way-back.js';

export interface DoctorOptions {
  readonly env: Pick<Env, 'slack' | 'discord' | 'secret' | 'dataFolder' | 'configFolder'>;
  readonly config: LoadedConfig;
  readonly log: Logger;
  readonly sheet: Omit<SheetDeps, 'zone'>;
  /** How long somebody has to press the button, ms; null: none is posted. */
  readonly pressMs: number | null;
  /** Every outgoing webhook gets a test; false where left out. */
  readonly sendPages?: boolean;
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** ms since the epoch */
  now(): number;
}

const CLOSE_MS = 3_000;

/**
 * Tries everything a chat needs to work, live and with the tokens there are, and prints what it finds as it goes.
 * 0: nothing failed; 1: something did, or there was nothing to try; 130: it was broken off.
 */
export async function doctor(options: DoctorOptions): Promise<number> {
  const { env, config, signal, now, log } = options;
  const { settings } = config;
  const sheet = new Sheet({ ...options.sheet, zone: settings.zone });
  const title = (key: 'config' | 'way' | 'webhooks'): string =>
    sayText(options.sheet.lang, settings.zone, sentence(`doctor.section.${key}`), 0);
  sheet.section(title('config'));
  for (const diagnosis of examineConfig(options)) sheet.add(diagnosis);
  // Only the calendar of schedules is a picture.
  if (settings.schedules.length > 0) sheet.add(await examinePictures());

  const presses = new PressDesk(settings.people);
  const host = createDoctorsHost(settings, now, (code, by) => presses.onPress(code, by));
  const tables = await createTables(env, host, log);
  try {
    for (const { platform, before, examination } of tables) {
      if (signal.aborted) break;
      sheet.section(chatName(platform));
      for (const diagnosis of before) sheet.add(diagnosis);
      if (!examination) continue;
      for await (const diagnosis of untilAborted(examination.run(signal), signal)) sheet.add(diagnosis);
    }
    await gateways(options, sheet, title('webhooks'));
    const examined = tables.flatMap(({ examination }) => examination ?? []);
    if (examined.length === 0) sheet.add(failed(sentence('doctor.no-token'), sentence('doctor.no-token.mend')));
    else if (!signal.aborted) {
      sheet.section(title('way'));
      await waysBack(options, sheet, presses, tables);
    }
  } finally {
    await within(Promise.all(tables.map(({ examination }) => examination?.close())), CLOSE_MS);
  }
  sheet.summary(signal.aborted);
  if (signal.aborted) return 130;
  return sheet.failed ? 1 : 0;
}

async function gateways({ env, config, sendPages, signal, now }: DoctorOptions, sheet: Sheet, title: string) {
  const { webhooks } = config.settings;
  if (webhooks.length === 0 || signal.aborted) return;
  sheet.section(title);
  const table = { webhooks, secretOf: env.secret, send: sendPages ?? false, now };
  for await (const diagnosis of untilAborted(examineWebhooks(table), signal)) sheet.add(diagnosis);
}

function examineConfig({ config, env }: DoctorOptions): readonly Diagnosis[] {
  const { settings, sources, checks, warnings } = config;
  const counts = { folder: env.configFolder, rules: settings.rules.length, checks: checks.length };
  return [
    well(sentence('cli.config.ok', { ...counts, sources: sources.length })),
    ...warnings.map(({ file, line, column, say, mend }) =>
      warned(sentence('doctor.config.warning', { place: `${file}:${line}:${column}`, what: { say } }), mend),
    ),
  ];
}

/** Of all chats at once: one person with a phone can press both. */
async function waysBack(
  { env, config, pressMs, signal }: DoctorOptions,
  sheet: Sheet,
  presses: PressDesk,
  tables: readonly Table[],
): Promise<void> {
  if (pressMs === null) return sheet.add(noted(sentence('doctor.way.off')));
  const report = (diagnosis: Diagnosis): void => sheet.add(diagnosis);
  const watch = watchDatabase(join(env.dataFolder, 'tocsin.db'), report);
  const deps = { settings: config.settings, presses, watch, waitMs: pressMs, signal, report };
  try {
    await Promise.all(tables.map(({ examination }) => examination && tryWayBack(examination, deps)));
  } finally {
    watch.close();
  }
}
