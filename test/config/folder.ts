import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The least a house needs. */
export const HOUSE = `channels:
  ops: { platform: console }
levels: {}
sources:
  local: { allow_unsigned: true }
`;

/** A rule that is right; `more` comes behind it. */
export const RULE = `- id: delay
  kind: threshold
  family: operations
  title: { en: late, zh-CN: 延误 }
  match: delivery.delay_rate
  levels: { yellow: 15% }
`;

/** Writes files into a folder of their own and names it. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-config-'));
  const all = { 'tocsin.yaml': HOUSE, 'people.yaml': '[]\n', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
