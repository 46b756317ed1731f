import { unreachable } from '../../../domain/signal.js';
import { queryOf } from '../../paths.js';
import { isJson } from '../../wire/is-json.js';
import { isRecord } from '../../wire/is-record.js';
import { type Cell, MOST_COLUMNS, type Table } from '../rows/table.js';
import { FORMATS, type ReadHow } from '../schema/file.js';
import { cellOf } from '../sql/collector.js';
import { withDigits } from './digits.js';
import { delimiterOf, textOf } from './text.js';

/** Why a file is no table; `key` and `why` are for a sentence. */
export class ExportFault extends Error {
  constructor(
    readonly key:
      | 'file.encoding'
      | 'file.format'
      | 'file.broken'
      | 'file.no-header'
      | 'file.no-sheet'
      | 'file.no-items',
    readonly why: string,
  ) {
    super(`${key}: ${why}`);
    this.name = 'ExportFault';
  }
}

/** Reads an export. Throws `ExportFault`. */
export async function parseExport(bytes: Buffer, path: string, how: ReadHow): Promise<Table> {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const usual = { tsv: 'csv', txt: 'csv', ndjson: 'jsonl' }[ending] ?? ending;
  const format = how.format ?? FORMATS.find((one) => one === usual);
  switch (format) {
    case undefined:
      throw new ExportFault('file.format', ending);
    case 'csv':
      return csv(decoded(bytes, how), how);
    case 'json':
      return objects(jsonItems(parsed(decoded(bytes, how), 1), how), how);
    case 'jsonl':
      return objects(lines(decoded(bytes, how)), how);
    case 'xlsx':
      return xlsx(bytes, how);
    default:
      return unreachable(format);
  }
}

function decoded(bytes: Buffer, how: ReadHow): string {
  try {
    return textOf(bytes, how.encoding);
  } catch {
    throw new ExportFault('file.encoding', how.encoding ?? 'UTF-8, GB18030');
  }
}

async function csv(text: string, how: ReadHow): Promise<Table> {
  const { parse } = await import('csv-parse/sync');
  const header = text.split(/\r\n|\r|\n/, how.headerRow)[how.headerRow - 1] ?? '';
  try {
    const rows: unknown = parse(text, {
      delimiter: how.delimiter ?? delimiterOf(header),
      from_line: how.headerRow,
      to: how.maxRows + 2,
      relax_column_count: false,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
    return headed(Array.isArray(rows) ? rows : [], how, 1);
  } catch (error) {
    throw broken(error);
  }
}

async function xlsx(bytes: Buffer, how: ReadHow): Promise<Table> {
  const { default: readSheets } = await import('read-excel-file/node');
  let sheets: readonly { readonly sheet: string; readonly data: readonly unknown[] }[];
  try {
    sheets = await readSheets(bytes);
  } catch (error) {
    throw broken(error);
  }
  const chosen = how.sheet === null ? sheets[0] : sheets.find(({ sheet }) => sheet === how.sheet);
  if (!chosen) throw new ExportFault('file.no-sheet', sheets.map(({ sheet }) => sheet).join(', '));
  return headed(chosen.data, how, how.headerRow);
}

/** A list of rows, the one with the names of the columns among them (from 1). */
function headed(rows: readonly unknown[], how: ReadHow, headerRow: number): Table {
  const header = rows[headerRow - 1];
  if (!Array.isArray(header)) throw new ExportFault('file.no-header', '');
  const names = header.map((name) => String(name ?? '').trim());
  // Columns without a name at the end are what a spreadsheet keeps beside its table.
  const width = names.findLastIndex((name) => name !== '') + 1;
  if (width === 0) throw new ExportFault('file.no-header', '');
  const columns = names.slice(0, width).map((name, i) => name || `#${i + 1}`);
  if (width > MOST_COLUMNS) return tooWide(columns);
  const found = rows
    .slice(headerRow)
    .filter((row): row is readonly unknown[] => Array.isArray(row) && row.some((cell) => cell !== null && cell !== ''));
  return {
    columns,
    rows: found.slice(0, how.maxRows).map((row) => columns.map((_, i) => excelCell(row[i]))),
    more: found.length > how.maxRows,
  };
}

/** Times of a workbook have no zone: what is read as UTC is what its cells show. */
function excelCell(value: unknown): Cell {
  if (value instanceof Date && !Number.isNaN(value.getTime()))
    return value.toISOString().replace('T', ' ').slice(0, 23);
  return cellOf(value);
}

function lines(text: string): readonly unknown[] {
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [parsed(line, i + 1)]));
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(withDigits(text));
  } catch (error) {
    throw new ExportFault('file.broken', `JSON, line ${line}: ${error instanceof Error ? error.message : ''}`);
  }
}

function jsonItems(value: unknown, how: ReadHow): readonly unknown[] {
  if (how.items === null) {
    if (Array.isArray(value)) return value;
    throw new ExportFault('file.no-items', '$');
  }
  if (!isJson(value)) throw new ExportFault('file.no-items', how.items);
  return queryOf(how.items)
    .query(value)
    .nodes.map((node) => node.value);
}

/** Rows that are objects: every name that occurs is a column. */
function objects(items: readonly unknown[], how: ReadHow): Table {
  const kept = items.slice(0, how.maxRows);
  const columns = new Set<string>();
  const records = kept.map((item, i) => {
    if (!isRecord(item)) throw new ExportFault('file.broken', `JSON, item ${i + 1}: expected an object`);
    for (const name of Object.keys(item)) columns.add(name);
    return item;
  });
  const names = [...columns];
  if (names.length > MOST_COLUMNS) return tooWide(names);
  const rows = records.map((record) => names.map((name) => cellOf(Object.hasOwn(record, name) ? record[name] : null)));
  return { columns: names, rows, more: items.length > kept.length };
}

/** Enough of it to be told that nothing can be made of it. */
function tooWide(columns: readonly string[]): Table {
  return { columns: columns.slice(0, MOST_COLUMNS + 1), rows: [], more: false };
}

function broken(error: unknown): ExportFault {
  if (error instanceof ExportFault) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new ExportFault('file.broken', why.replace(/\s+/g, ' ').slice(0, 300));
}
