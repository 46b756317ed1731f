import { drawLine } from './draw-line.js';
import { flow, type Line, type Run } from './flow.js';

/** Something that can be drawn anywhere: how high it is, and its SVG with its left upper corner at a point. px. */
export interface Box {
  readonly height: number;
  at(x: number, y: number): readonly string[];
}

export function space(height: number): Box {
  return { height, at: () => [] };
}

/** One below the other. */
export function stack(boxes: readonly Box[], gap = 0): Box {
  const height = boxes.reduce((sum, box) => sum + box.height, 0) + gap * Math.max(0, boxes.length - 1);
  return {
    height,
    at(x, y) {
      let top = y;
      return boxes.flatMap((box) => {
        const drawn = box.at(x, top);
        top += box.height + gap;
        return drawn;
      });
    },
  };
}

/** Side by side, tops aligned. `x` is from the left of all. */
export function beside(parts: readonly { readonly x: number; readonly box: Box }[]): Box {
  return {
    height: Math.max(0, ...parts.map(({ box }) => box.height)),
    at: (left, top) => parts.flatMap(({ x, box }) => box.at(left + x, top)),
  };
}

/** Lines of text, broken at `width`. */
export function paragraph(runs: readonly Run[], width: number, lineHeight: number): Box {
  return linesBox(flow(runs, width), lineHeight);
}

export function linesBox(lines: readonly Line[], lineHeight: number): Box {
  return {
    height: lines.length * lineHeight,
    at: (x, y) => lines.flatMap((line, i) => drawLine(line, x, y + i * lineHeight, lineHeight)),
  };
}
