import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from './layout.js';

/** Colours of people's bars: told apart also by those who see no red or no green (Okabe and Ito, 2008), lightened under black text. */
const PEOPLE = ['#9ed5f3', '#f7cf7d', '#8fdcc3', '#f1b8d6', '#c9b8f0', '#f3b08d', '#cfe08b', '#b8c4d6'] as const;

export const INK = {
  paper: '#ffffff',
  weekend: '#eef0f4',
  rule: '#cfd4dc',
  text: '#14181f',
  faint: '#5a6474',
  edge: '#39424f',
  gap: '#b3261e',
  gapPaper: '#fdecea',
  show: '#4b3a8f',
  showPaper: '#ece8fb',
  now: '#c2185b',
} as const;

/** The colour of the nth person. */
export function colourOf(n: number): string {
  return PEOPLE[n % PEOPLE.length] ?? INK.paper;
}

/** A box with round corners, its sides inside it. */
export function round(g: SKRSContext2D, { x, y, width, height }: Box, radius: number): void {
  g.beginPath();
  g.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
}

/** Slanting lines inside the present path. */
export function hatch(g: SKRSContext2D, { x, y, width, height }: Box, colour: string): void {
  g.save();
  g.clip();
  g.strokeStyle = colour;
  g.lineWidth = 3;
  g.beginPath();
  for (let at = x - height; at < x + width; at += 14) {
    g.moveTo(at, y + height);
    g.lineTo(at + height, y);
  }
  g.stroke();
  g.restore();
}

/** The longest of the texts that fits; else the last of them cut; null where not two characters of it do. */
export function fitting(g: SKRSContext2D, texts: readonly string[], width: number): string | null {
  const whole = texts.find((text) => g.measureText(text).width <= width);
  if (whole !== undefined) return whole;
  const signs = [...(texts.at(-1) ?? '')];
  for (let n = signs.length - 1; n >= 2; n--) {
    const cut = `${signs.slice(0, n).join('').trimEnd()}…`;
    if (g.measureText(cut).width <= width) return cut;
  }
  return null;
}
