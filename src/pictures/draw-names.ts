import type { CalendarBar } from '../domain/oncall/calendar.js';
import { fitting, INK } from './ink.js';
import type { Box } from './layout.js';
import type { Pen } from './pen.js';

/** An override or a swap. */
const CHANGED = '⇄ ';
const PAD = 5;
const LINE = 30;

/** Who is on duty, in their bar: as large as it goes, two below each other, upright where it is narrow. */
export function drawNames(pen: Pen, box: Box, bar: CalendarBar): void {
  const { g } = pen;
  const weight = bar.kind === 'changed' ? 'bold' : 'normal';
  g.fillStyle = INK.text;
  for (const size of [28, 24, 20]) {
    g.font = pen.font(size, weight);
    const lines = linings(pen, bar).find((each) =>
      each.every((line) => g.measureText(line).width <= box.width - 2 * PAD),
    );
    if (lines) return write(pen, box, lines);
  }
  if (box.width >= box.height - 10) {
    const [first = ''] = linings(pen, bar).at(-1) ?? [];
    const cut = fitting(g, [first], box.width - 2 * PAD);
    if (cut !== null) return write(pen, box, [cut]);
  }
  upright(pen, box, linings(pen, bar).at(-1) ?? []);
}

/** From the longest way to write it to the shortest: a line, or two. */
function linings({ nameOf }: Pen, { kind, people }: CalendarBar): readonly (readonly string[])[] {
  const mark = kind === 'changed' ? CHANGED : '';
  const whole = people.map(nameOf);
  const short = whole.map((name) => name.split(/\s+/u)[0] ?? name);
  const [first = '', second = ''] = short;
  if (people.length === 1) return [[mark + (whole[0] ?? '')], [mark + first], [first]];
  const rest = people.length === 2 ? second : `+${people.length - 1}`;
  return [[mark + whole.join(' + ')], [mark + short.join(' + ')], [mark + first, rest], [first, rest]];
}

function write({ g }: Pen, box: Box, lines: readonly string[]): void {
  const top = box.y + box.height / 2 - ((lines.length - 1) * LINE) / 2;
  for (const [i, line] of lines.entries())
    g.fillText(line, box.x + (box.width - g.measureText(line).width) / 2, top + i * LINE);
}

/** From below to above; nothing where not even that is wide enough. */
function upright(pen: Pen, box: Box, lines: readonly string[]): void {
  const { g } = pen;
  if (box.width < 22) return;
  g.font = pen.font(20);
  const said = fitting(g, [lines.join(' '), lines[0] ?? ''], box.height - 2 * PAD);
  if (said === null) return;
  g.save();
  g.translate(box.x + box.width / 2, box.y + box.height / 2);
  g.rotate(-Math.PI / 2);
  g.fillText(said, -g.measureText(said).width / 2, 0);
  g.restore();
}
