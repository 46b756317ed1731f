import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { canonicalJson } from '../lib/canonical-json.js';
import type { WalkedRow } from '../store/store.js';

const rowSchema = z.object({
  seq: z.int(),
  at: z.int(),
  incident: z.int().nullable(),
  actor: z.unknown(),
  body: z.unknown(),
  hash: z.string(),
});
const endSchema = z.object({ head: z.string(), rows: z.int() });

/** How an exported file ends; null where the last line is missing. */
export interface ExportedEnd {
  readonly head: string;
  readonly rows: number;
}

/** The rows of an exported file; its last line is told to `onEnd`. Throws, with the line, where one is not as exported. */
export async function* exportedRows(file: string, onEnd: (end: ExportedEnd) => void): AsyncGenerator<WalkedRow> {
  let n = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    n++;
    if (line.trim() === '') continue;
    const value = parsed(line, file, n);
    const end = endSchema.safeParse(value);
    if (end.success) {
      onEnd(end.data);
      continue;
    }
    const row = rowSchema.safeParse(value);
    if (!row.success) throw new Error(`${file}:${n}: expected a row of the history, as tocsin audit export writes it`);
    const { seq, at, incident, actor, body, hash } = row.data;
    yield { seq, at, incident, actor: canonicalJson(actor), body: canonicalJson(body), hash };
  }
}

function parsed(line: string, file: string, n: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${file}:${n}: expected one JSON object a line`);
  }
}
