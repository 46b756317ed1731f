import { z } from 'zod';
import { positiveDurationSchema } from '../../zod-parts.js';
import { MAX_OBSERVATIONS } from '../observation.js';
import { type RowsConfig, rowsFields, toRows, withoutPlaces } from '../rows/schema.js';
import { baseOf, type CheckBase, common, pathSchema } from './common.js';

export const FORMATS = ['csv', 'json', 'jsonl', 'xlsx'] as const;

export const fileSchema = z.strictObject({
  ...common,
  ...rowsFields,
  kind: z
    .literal('file')
    .describe('An export that is dropped in a folder; each row becomes a signal, once per change.'),
  path: z
    .string()
    .min(1)
    .describe('The file, or its folder with a pattern for names (exports/stock-*.csv): of several the newest counts.'),
  format: z.enum(FORMATS).optional().describe('csv, json, jsonl or xlsx; by the ending of the name unless given.'),
  encoding: z
    .enum(['utf-8', 'gb18030'])
    .optional()
    .describe('Encoding of the text; unless given UTF-8, and GB18030 (GBK) where it is not UTF-8.'),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('What stands between the fields of a CSV; found out among comma, semicolon, tab and | unless given.'),
  header_row: z.int().min(1).max(1_000).default(1).describe('Row with the names of the columns, from 1; default 1.'),
  sheet: z.string().min(1).optional().describe('Sheet of an XLSX workbook; the first unless given.'),
  items: pathSchema
    .optional()
    .describe('JSONPath of the rows in a JSON file ($.data.list[*]); the list it consists of unless given.'),
  max_age: positiveDurationSchema
    .optional()
    .describe('An export older than this fails the check, for no new one has come; no limit by default.'),
});

/** An export whose rows become signals. */
export interface FileCheck extends CheckBase {
  readonly kind: 'file';
  readonly path: string;
  readonly read: ReadHow;
  readonly maxAgeMs: number | null;
  readonly rows: RowsConfig;
}

/** How a file is read; null where that is found out from the file. */
export interface ReadHow {
  readonly format: (typeof FORMATS)[number] | null;
  readonly encoding: 'utf-8' | 'gb18030' | null;
  readonly delimiter: string | null;
  /** From 1. */
  readonly headerRow: number;
  readonly sheet: string | null;
  readonly items: string | null;
  readonly maxRows: number;
}

export function toFile(entry: z.output<typeof fileSchema>): FileCheck {
  return {
    ...baseOf(withoutPlaces(entry), `file:${entry.id}`),
    kind: 'file',
    path: entry.path,
    read: {
      format: entry.format ?? null,
      encoding: entry.encoding ?? null,
      delimiter: entry.delimiter ?? null,
      headerRow: entry.header_row,
      sheet: entry.sheet ?? null,
      items: entry.items ?? null,
      maxRows: MAX_OBSERVATIONS,
    },
    maxAgeMs: entry.max_age ?? null,
    rows: toRows(entry),
  };
}

export const fileExample = `
id: erp-stock-export
kind: file
path: /srv/exports/stock-*.csv
every: 1m
max_age: 26h
columns: { stock.available: 可用库存 }
labels: { sku: "{商品编码}", warehouse: "{仓库}" }
at: 更新时间
at_zone: Asia/Shanghai
`;
