/** Prints a line or lines of Markdown. */
export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a Markdown table: the first column to the left, figures to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const cell = (row: readonly string[], i: number) => row[i] ?? '';
  const widths = headings.map((_, i) => Math.max(3, ...[headings, ...rows].map((row) => cell(row, i).length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, i) => (i === 0 ? cell(row, i).padEnd(width) : cell(row, i).padStart(width))).join(' | ')} |`;
  print();
  print(line(headings));
  print(`| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`);
  for (const row of rows) print(line(row));
}
