/** Prints rows under headings; the first column to the left, figures to the right. */
export function printTable(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = headings.map((heading, i) => Math.max(heading.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  print(`\n${title}\n${line(headings)}\n${rule}`);
  for (const row of rows) print(line(row));
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
