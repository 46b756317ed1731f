import type { SKRSContext2D } from '@napi-rs/canvas';
import type { DutyCalendar } from '../domain/oncall/calendar.js';
import { drawCaption, drawRow } from './draw-row.js';
import { drawable, fontsHere } from './fonts.js';
import { fitting, INK } from './ink.js';
import { type CalendarLayout, layOut, type WeekLayout } from './layout.js';
import { drawLegend, legendOf } from './legend.js';
import type { Pen } from './pen.js';
import { type CalendarWords, dayHead } from './words.js';

/** A calendar as the bytes of a PNG. Rejects where this machine has no canvas. */
export async function drawDutyCalendar(calendar: DutyCalendar, words: CalendarWords): Promise<Uint8Array> {
  // Native and heavy, and asked for by few.
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const fonts = fontsHere(GlobalFonts);
  const legend = legendOf(calendar);
  const layout = layOut(calendar, words.rows, legend.lines);
  const canvas = createCanvas(layout.width, layout.height);
  const g = canvas.getContext('2d');
  const nth = new Map(legend.people.map((id, n) => [id, n]));
  const pen: Pen = {
    g,
    font: (size, weight = 'normal') => `${weight} ${size}px ${fonts.family}`,
    say: (text, otherwise) => drawable(text, fonts, otherwise),
    nth: (id) => nth.get(id) ?? 0,
    nameOf: (id) => drawable(words.nameOf(id), fonts, id),
  };
  g.fillStyle = INK.paper;
  g.fillRect(0, 0, layout.width, layout.height);
  g.textBaseline = 'middle';
  drawTitle(pen, layout, words);
  for (const week of layout.weeks) drawWeek(pen, week, calendar, words);
  drawLegend(pen, layout.legend, legend, words);
  return new Uint8Array(await canvas.encode('png'));
}

function drawTitle(pen: Pen, { title }: CalendarLayout, words: CalendarWords): void {
  const { g } = pen;
  g.font = pen.font(26);
  const zone = pen.say(words.zone, '');
  const zoneWidth = g.measureText(zone).width;
  write(g, zone, title.x + title.width - zoneWidth, title.y + 24, INK.faint);
  g.font = pen.font(36, 'bold');
  const said = fitting(g, [pen.say(words.title, 'Tocsin')], title.width - zoneWidth - 30);
  if (said !== null) write(g, said, title.x, title.y + 24, INK.text);
}

function drawWeek(pen: Pen, week: WeekLayout, calendar: DutyCalendar, words: CalendarWords): void {
  const { g } = pen;
  for (const { day, head, ...column } of week.days) {
    if (day.weekend) {
      g.fillStyle = INK.weekend;
      g.fillRect(column.x, column.y, column.width, column.height);
    }
    g.fillStyle = INK.rule;
    g.fillRect(column.x, column.y, 2, column.height);
    const today = calendar.now >= day.from && calendar.now < day.until;
    const { weekday, date } = dayHead(day, words.lang, calendar.zone);
    g.font = pen.font(30, 'bold');
    write(g, pen.say(weekday, ''), head.x + 14, head.y + 24, today ? INK.now : INK.text);
    g.font = pen.font(26, today ? 'bold' : 'normal');
    write(g, pen.say(date, ''), head.x + 14, head.y + 58, today ? INK.now : INK.faint);
  }
  const right = Math.max(...week.days.map(({ x, width }) => x + width));
  for (const row of week.rows) drawRow(pen, row, right);
  if (week.now) {
    const { x, y, height } = week.now;
    g.fillStyle = INK.now;
    g.fillRect(x - 2, y, 4, height - 10);
    g.beginPath();
    g.moveTo(x - 11, y - 4);
    g.lineTo(x + 11, y - 4);
    g.lineTo(x, y + 12);
    g.fill();
  }
  for (const row of week.rows) drawCaption(pen, row);
}

function write(g: SKRSContext2D, text: string, x: number, y: number, colour: string): void {
  g.fillStyle = colour;
  g.fillText(text, x, y);
}
