import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { endWithParent } from '../end-with-parent.js';
import type { Table } from '../rows/table.js';
import type { ReadHow } from '../schema/file.js';
import { ExportFault, parseExport } from './parse.js';

/** What the process is asked, once. */
export interface ExportQuestion {
  readonly path: string;
  readonly how: ReadHow;
}
export type ExportAnswer =
  /** `hash`: SHA-256 of the whole file, in hex. */
  | { readonly ok: true; readonly table: Table; readonly hash: string }
  | { readonly ok: false; readonly key: ExportFault['key']; readonly why: string };

endWithParent();
process.once('message', (asked: ExportQuestion) => {
  void answerTo(asked).then((answer) => process.send?.(answer, () => process.disconnect()));
});

async function answerTo({ path, how }: ExportQuestion): Promise<ExportAnswer> {
  try {
    const bytes = await readFile(path);
    const table = await parseExport(bytes, path, how);
    return { ok: true, table, hash: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof ExportFault) return { ok: false, key: error.key, why: error.why };
    return { ok: false, key: 'file.broken', why: error instanceof Error ? error.message : String(error) };
  }
}
