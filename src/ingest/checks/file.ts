import { basename } from 'node:path';
import type { Say } from '../../domain/text.js';
import { isRecord } from '../wire/is-record.js';
import { askProcess } from './ask-process.js';
import type { ExportAnswer, ExportQuestion } from './export/export-process.js';
import { type Found, findNewest } from './export/find.js';
import { type CheckOutcome, couldNotRun, type Measure, measured } from './outcome.js';
import { rowsOutcome } from './rows/outcome.js';
import type { CheckRunDeps } from './run-deps.js';
import type { FileCheck } from './schema.js';

/** Larger files are no exports of figures. */
const MAX_BYTES = 32 * 1024 * 1024;
/** A file that was written to a moment ago may not be whole yet. */
const SETTLED_MS = 2_000;

/**
 * Looks for the newest export and reads it where it is another than the last one. Yields `file.age_s`, and what its rows
 * say; a row counts once however often it is read, for its signal is named after the file's content.
 */
export async function runFile(check: FileCheck, deps: CheckRunDeps): Promise<CheckOutcome> {
  const found = await look(check);
  if ('said' in found) return couldNotRun(found.said);
  const now = deps.now();
  const ageMs = Math.max(0, now - found.mtimeMs);
  const age: Measure = { name: 'file.age_s', value: Math.round(ageMs / 1000), unit: 's' };
  const outcome = await readWhereNew(check, found, ageMs, deps);
  if (outcome.ran && check.maxAgeMs !== null && ageMs > check.maxAgeMs) {
    const params = { file: basename(found.path), age: { ms: ageMs }, within: { ms: check.maxAgeMs } };
    return { ...outcome, ran: false, measures: [age], said: { key: 'file.old', params } };
  }
  return { ...outcome, measures: [age] };
}

async function look(check: FileCheck): Promise<Found | { readonly said: Say }> {
  try {
    const found = await findNewest(check.path);
    return found ?? { said: { key: 'file.none', params: { path: check.path } } };
  } catch (error) {
    return {
      said: { key: 'file.unreadable', params: { why: error instanceof Error ? error.message : String(error) } },
    };
  }
}

async function readWhereNew(check: FileCheck, found: Found, ageMs: number, deps: CheckRunDeps): Promise<CheckOutcome> {
  const { file: seen } = deps.memory;
  const same = seen?.path === found.path && seen.size === found.size && seen.mtimeMs === found.mtimeMs;
  const file = basename(found.path);
  if (same && !deps.asked) {
    const params = { file, age: { ms: ageMs } };
    return seen.ran ? measured({ key: 'file.unchanged', params }, []) : couldNotRun(seen.said);
  }
  if (found.size > MAX_BYTES) {
    return couldNotRun({ key: 'file.too-large', params: { file, n: found.size, most: MAX_BYTES } });
  }
  // A time ahead of ours is a clock that is off, and says nothing.
  if (ageMs < SETTLED_MS && found.mtimeMs <= deps.now()) return measured({ key: 'file.growing', params: { file } }, []);
  const outcome = await read(check, found, deps);
  const after = await findNewest(found.path);
  if (after?.size !== found.size || after.mtimeMs !== found.mtimeMs) {
    return measured({ key: 'file.growing', params: { file } }, []);
  }
  if (!deps.signal.aborted) deps.memory.file = { ...found, ran: outcome.ran, said: outcome.said };
  return outcome;
}

async function read(check: FileCheck, found: Found, deps: CheckRunDeps): Promise<CheckOutcome> {
  const question: ExportQuestion = { path: found.path, how: check.read };
  const limits = { limitMs: check.timeoutMs, signal: deps.signal };
  const asked = await askProcess('export/export-process.js', question, limits, answerOf);
  const file = basename(found.path);
  if (!asked.ok) {
    const params = { file, after: { ms: check.timeoutMs }, why: asked.why };
    return couldNotRun({ key: asked.timeout ? 'file.slow' : 'file.ended', params });
  }
  const { answer } = asked;
  if (!answer.ok) return couldNotRun({ key: answer.key, params: { file, why: answer.why } });
  const now = deps.now();
  const tableId = answer.hash.slice(0, 32);
  return rowsOutcome(check, answer.table, { now, at: Math.min(now, Math.round(found.mtimeMs)), tableId });
}

function answerOf(message: unknown): ExportAnswer | null {
  return isAnswer(message) ? message : null;
}

/** Our own program answers, in its own words: what it is one of is all there is to be told apart. */
function isAnswer(message: unknown): message is ExportAnswer {
  if (!isRecord(message)) return false;
  return message.ok === true ? isRecord(message.table) : message.ok === false && typeof message.key === 'string';
}
