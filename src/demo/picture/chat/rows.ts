import { type Box, beside, stack } from './box.js';

/** A control, as wide as its words need. px */
export interface Sized {
  readonly width: number;
  readonly box: Box;
}

/** Controls side by side, as many in a row as there is room for. */
export function inRows(controls: readonly Sized[], width: number, gap: number): Box {
  const rows: { x: number; box: Box }[][] = [];
  let x = 0;
  for (const control of controls) {
    const row = rows.at(-1);
    if (row && x + gap + control.width <= width) {
      row.push({ x: x + gap, box: control.box });
      x += gap + control.width;
    } else {
      rows.push([{ x: 0, box: control.box }]);
      x = control.width;
    }
  }
  return stack(rows.map(beside), gap);
}
