import { px } from '../ink.js';

export interface RectLook {
  readonly fill: string;
  readonly stroke?: string;
  readonly radius?: number;
}
/** A field, or the frame of one. px */
export function rect(x: number, y: number, width: number, height: number, look: RectLook): string {
  const { fill, stroke, radius } = look;
  // Half a pixel in, so that a line of one pixel is sharp.
  const inset = stroke === undefined ? 0 : 0.5;
  const place = `x="${px(x + inset)}" y="${px(y + inset)}" width="${px(width - 2 * inset)}" height="${px(height - 2 * inset)}"`;
  return `<rect ${place}${radius === undefined ? '' : ` rx="${radius}"`} fill="${fill}"${stroke === undefined ? '' : ` stroke="${stroke}"`}/>`;
}
