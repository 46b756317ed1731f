import { readEnv } from '../config/env.js';
import type { HistoryBody } from '../domain/history.js';
import type { Say } from '../domain/text.js';
import { ChainCheck, type ChainFault } from '../lib/chain.js';
import type { WalkedRow } from '../store/store.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import { openForAudit } from './audit-open.js';
import { type ExportedEnd, exportedRows } from './exported-rows.js';

/** Follows the chain of the database, or of an exported file; the exit code: 0 it holds, 1 it does not, 2 it cannot be read. */
export async function auditVerify(asked: { file?: string; head?: string }): Promise<number> {
  const { lang } = readEnv();
  const { file } = asked;
  const head = asked.head?.trim().toLowerCase();
  const out = (said: Say): void => {
    process.stdout.write(`${sayText(lang ?? 'en', 'utc', said, 0)}\n`);
  };
  // A head cut short is in no chain; that is no reason to say that somebody rewrote it.
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) {
    process.stderr.write(`${sayText(lang ?? 'en', 'utc', sentence('audit.chain.no-head', { head }), 0)}\n`);
    return 2;
  }
  try {
    if (file === undefined) {
      const { store, file: database } = await openForAudit();
      try {
        return tellOf(await follow(store.walkHistory(), head), { name: database, head, end: null }, out);
      } finally {
        await store.close();
      }
    }
    const ends: ExportedEnd[] = [];
    const followed = await follow(
      exportedRows(file, (end) => ends.push(end)),
      head,
    );
    const end = ends[0] ?? { head: '', rows: 0 };
    return tellOf(followed, { name: file, head, end }, out);
  } catch (error) {
    process.stderr.write(`tocsin: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

interface Followed {
  readonly rows: number;
  readonly hash: string;
  readonly broken: { readonly row: WalkedRow; readonly why: ChainFault } | null;
  /** Was the head that was asked for met on the way? */
  readonly met: boolean;
}

async function follow(rows: AsyncIterable<WalkedRow>, head: string | undefined): Promise<Followed> {
  const chain = new ChainCheck();
  let met = false;
  for await (const row of rows) {
    const why = chain.next(row) ?? (incidentIn(row) === row.incident ? null : 'changed');
    if (why !== null) return { rows: chain.head.seq, hash: chain.head.hash, broken: { row, why }, met };
    met ||= row.hash === head;
  }
  return { rows: chain.head.seq, hash: chain.head.hash, broken: null, met };
}

function incidentIn(row: WalkedRow): number | null {
  const body: Pick<HistoryBody, 'incident'> = JSON.parse(row.body);
  return body.incident;
}

interface Asked {
  readonly name: string;
  readonly head: string | undefined;
  /** How an exported file says it ends. */
  readonly end: ExportedEnd | null;
}

function tellOf({ rows, hash, broken, met }: Followed, { name, head, end }: Asked, out: (said: Say) => void): number {
  if (broken) {
    const { row, why } = broken;
    out(sentence('audit.chain.broken', { name, row: rows + 1, holds: rows }));
    out(
      sentence(`audit.chain.${why}`, {
        row: rows + 1,
        found: row.seq,
        at: { at: row.at },
        who: row.actor,
        what: row.body.slice(0, 300),
      }),
    );
    return 1;
  }
  if (end !== null && (end.head !== hash || end.rows !== rows)) {
    out(sentence('audit.chain.end', { name, rows, said: end.rows }));
    return 1;
  }
  if (head !== undefined && !met) {
    out(sentence('audit.chain.head-missing', { name, head, rows }));
    return 1;
  }
  out(sentence('audit.chain.holds', { name, rows, head: hash }));
  if (head !== undefined) out(sentence('audit.chain.head-met', { head }));
  return 0;
}
