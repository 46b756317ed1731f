import { access } from 'node:fs/promises';
import { isRecord } from '../../wire/is-record.js';
import { askProcess } from '../ask-process.js';
import type { Table } from '../rows/table.js';
import { type Query, QueryFault } from './query.js';
import type { SqliteAnswer, SqliteQuestion } from './sqlite-process.js';

/** Runs one statement on a SQLite file that is opened for reading. */
export async function querySqlite(file: string, query: Query): Promise<Table> {
  try {
    await access(file);
  } catch {
    throw new QueryFault('no-file', file);
  }
  const question: SqliteQuestion = { file, text: query.text, maxRows: query.maxRows };
  const limits = { limitMs: query.statementMs, signal: query.signal };
  const asked = await askProcess('sql/sqlite-process.js', question, limits, read);
  if (!asked.ok) throw new QueryFault(asked.timeout ? 'timeout' : 'lost', asked.why);
  if (!asked.answer.ok) throw new QueryFault(asked.answer.kind, asked.answer.message);
  return asked.answer.table;
}

function read(message: unknown): SqliteAnswer | null {
  return isAnswer(message) ? message : null;
}

/** Our own program answers, in its own words: what it is one of is all there is to be told apart. */
function isAnswer(message: unknown): message is SqliteAnswer {
  if (!isRecord(message)) return false;
  return message.ok === true ? isRecord(message.table) : message.ok === false && typeof message.kind === 'string';
}
