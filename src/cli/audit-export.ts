import { createWriteStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ChainCheck } from '../lib/chain.js';
import type { Store } from '../store/store.js';
import { openForAudit } from './audit-open.js';

/**
 * Writes the history as JSON Lines: a row a line, `{"seq","at","incident","actor","body","hash"}`, and last
 * `{"head","rows"}`. Throws where the file exists or the chain does not hold: a broken one is not handed on as if it were whole.
 */
export async function auditExport(file: string): Promise<void> {
  if (file !== '-' && existsSync(file)) throw new Error(`${file} exists already; name a file that does not`);
  const { store, file: from } = await openForAudit();
  try {
    const out = file === '-' ? process.stdout : createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(Readable.from(exportLines(store)), out, { end: file !== '-' });
  } finally {
    await store.close();
  }
  if (file !== '-') process.stderr.write(`${from} → ${file}\n`);
}

async function* exportLines(store: Pick<Store, 'walkHistory'>): AsyncGenerator<string> {
  const chain = new ChainCheck();
  for await (const row of store.walkHistory()) {
    const fault = chain.next(row);
    if (fault !== null)
      throw new Error(
        `row ${row.seq} of the history does not follow the one before (${fault}); see tocsin audit verify`,
      );
    const { seq, at, incident, actor, body, hash } = row;
    // Actor and body are canonical JSON already: written as they were hashed.
    yield `{"seq":${seq},"at":${at},"incident":${incident},"actor":${actor},"body":${body},"hash":"${hash}"}\n`;
  }
  const { seq, hash } = chain.head;
  yield `${JSON.stringify({ head: hash, rows: seq })}\n`;
}
