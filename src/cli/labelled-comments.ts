import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Labelled } from '../domain/opinion/learn.js';
import type { Say } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';

export type Labelling =
  | { readonly ok: true; readonly comments: readonly Labelled[] }
  | { readonly ok: false; readonly said: Say };

const COMPLAINTS = ['complaint', 'negative', 'neg', 'bad', '差评', '负面', '0'];
const OTHERS = ['praise', 'positive', 'pos', 'good', 'other', 'neutral', '好评', '正面', '中性', '1'];

interface Row {
  readonly line: number;
  readonly text: string;
  readonly label: string;
}

/** Comments with what people made of them: a CSV with the columns text and label, or JSON objects, one a line. */
export function labelledComments(file: string, written: string): Labelling {
  const text = written.replace(/^\ufeff/, '');
  const rows = text.trimStart().startsWith('{') ? jsonRows(file, text) : csvRows(file, text);
  if (!Array.isArray(rows)) return { ok: false, said: rows };
  const comments: Labelled[] = [];
  for (const { line, text: comment, label } of rows) {
    const word = label.trim().toLowerCase();
    const complaint = COMPLAINTS.includes(word);
    if (!complaint && !OTHERS.includes(word))
      return { ok: false, said: sentence('learn.label', { file, line, label }) };
    if (comment.trim() !== '') comments.push({ text: comment, complaint });
  }
  return { ok: true, comments };
}

const rowSchema = z.object({ text: z.string(), label: z.union([z.string(), z.number()]) });

function jsonRows(file: string, text: string): Row[] | Say {
  const rows: Row[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = rowSchema.safeParse(parsed(line));
    if (!read.success) return sentence('learn.not-json', { file, line: i + 1 });
    rows.push({ line: i + 1, text: read.data.text, label: String(read.data.label) });
  }
  return rows;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function csvRows(file: string, text: string): Row[] | Say {
  let table: string[][];
  const lines: number[] = [];
  try {
    table = parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
  } catch (error) {
    return sentence('learn.not-csv', { file, why: error instanceof Error ? error.message : String(error) });
  }
  const columns = (table[0] ?? []).map((name) => name.trim().toLowerCase());
  const at = { text: columns.indexOf('text'), label: columns.indexOf('label') };
  for (const column of ['text', 'label'] as const)
    if (at[column] < 0) return sentence('learn.no-column', { file, column, columns: columns.join(', ') });
  return table
    .slice(1)
    .map((row, i) => ({ line: lines[i + 1] ?? i + 2, text: row[at.text] ?? '', label: row[at.label] ?? '' }));
}
