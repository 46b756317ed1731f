import type { Readable, Writable } from 'node:stream';
import QuickLRU from 'quick-lru';
import type { Card } from '../../domain/card.js';
import type { Channel } from '../../domain/channel.js';
import { rank } from '../../domain/level.js';
import type { SendResult } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import type { Lang } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { sayText } from '../../text/say.js';
import type { ChatAdapter, Outgoing } from '../chat.js';
import type { Invocation, Reply } from '../registry.js';
import { type Drawing, drawBox, drawPlain } from './draw.js';
import { drawCall, drawThreadLine, drawUpdate } from './draw-lines.js';
import { drawReply } from './draw-reply.js';
import { FirstPlace } from './first-place.js';
import { colorWanted, palette } from './paint.js';
import { createTerminal, type Terminal } from './terminal.js';

export interface ConsoleOptions {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  readonly isTTY: boolean;
  /** Who sits here. */
  readonly person: Person;
  /** The language answers are given in; asked anew for each, because people change it. */
  readonly lang: Lang | (() => Lang);
  /** IANA; asked anew for each answer where it may change. */
  readonly zone: string | (() => string);
  now(): number;
  execute(invocation: Invocation): Promise<Reply>;
  /** What may stand in place of the last word of a line. */
  complete(line: string): Promise<readonly string[]>;
  /** The input has ended and every line of it was answered. */
  onEof(): void;
  /** Columns; default: those of the output, else 80. */
  readonly width?: number;
  /** Default: on a terminal whose surroundings want colour. */
  readonly color?: boolean;
}

/** Cards whose last state is remembered, so that an edit can say what changed. */
const REMEMBERED = 500;
const MAX_WIDTH = 100;
const BEL = String.fromCharCode(0x07);

/** The built-in chat: cards on a terminal (or in a log), commands from its prompt (or line by line from a pipe). */
export function createConsole(options: ConsoleOptions): ChatAdapter {
  const { person } = options;
  const zone = (): string => (typeof options.zone === 'function' ? options.zone() : options.zone);
  const paint = palette(options.color ?? (options.isTTY && colorWanted));
  const cards = new QuickLRU<string, Card>({ maxSize: REMEMBERED });
  const first = new FirstPlace();
  const lang = (): Lang => (typeof options.lang === 'function' ? options.lang() : options.lang);
  const drawing = (language: Lang, inZone: string, place = ''): Drawing => {
    const width = options.width ?? options.output.columns ?? 80;
    return {
      lang: language,
      zone: inZone,
      now: options.now(),
      width: Math.max(30, Math.min(MAX_WIDTH, width)),
      paint,
      place,
    };
  };
  const word = (key: 'console.welcome'): string => sayText(lang(), zone(), sentence(key), options.now());

  const terminal: Terminal = createTerminal({
    input: options.input,
    output: options.output,
    isTTY: options.isTTY,
    prompt: paint.bold('risk> '),
    complete: options.complete,
    answer: async (line) => {
      const heard = lang();
      const reply = await options
        .execute({
          text: line,
          person,
          platform: 'console',
          account: null,
          channel: null,
          message: null,
          lang: heard,
          zone: zone(),
        })
        .catch((error: unknown): Reply => {
          const why = error instanceof Error ? error.message : String(error);
          return { ok: false, said: sentence('console.failed', { why }) };
        });
      return drawReply(reply, drawing(heard, zone()));
    },
    onEof: options.onEof,
  });

  const show = (lines: readonly string[]): void => {
    if (lines.length > 0) terminal.print(lines);
  };
  const remember = (ref: string, card: Card): SendResult => {
    cards.set(ref, card);
    return { kind: 'sent', ref };
  };

  return {
    platform: 'console',
    async start() {
      if (options.isTTY) terminal.print([paint.dim(word('console.welcome'))]);
      terminal.start();
    },
    stop: () => terminal.stop(),
    async post(channel: Channel, out: Outgoing) {
      const d = drawing(channel.lang, channel.zone, `#${channel.id}`);
      // A call rings even where it stands in a thread.
      if (out.calls.people.length + out.calls.groups.length > 0)
        show([`${options.isTTY ? BEL : ''}${drawCall(out.card, d).join('\n')}`]);
      else if (!first.isHere(out.nonce, channel.id)) {
        if (out.thread === null) show([elsewhere(nameOf(out.card), d)]);
      } else if (out.thread !== null) show(drawThreadLine(out.card, nameOf(cards.get(out.thread)), d));
      else show(isWord(out.card) ? drawPlain(out.card, d) : drawBox(out.card, d));
      return remember(out.nonce, out.card);
    },
    async edit(channel: Channel, ref: string, out: Outgoing) {
      const d = drawing(channel.lang, channel.zone, `#${channel.id}`);
      const before = cards.get(ref) ?? null;
      if (!first.isHere(ref, channel.id)) return remember(ref, out.card);
      const worse = before !== null && rank(out.card.level) > rank(before.level);
      show(worse ? drawBox(out.card, d) : drawUpdate(before, out.card, d));
      return remember(ref, out.card);
    },
  };
}

/** A bare sentence needs no box. */
function isWord(card: Card): boolean {
  return card.level === null && card.fields.length === 0 && card.buttons.length === 0 && card.text.length <= 1;
}

/** The same card went to one more channel of this console. */
function elsewhere(what: string, d: Drawing): string {
  const said = sentence('console.elsewhere', { what, channel: d.place ?? '' });
  return d.paint.dim(`  └ ${sayText(d.lang, d.zone, said, d.now)}`);
}

/** `INC-3` of `INC-3 · Deliveries late`. */
function nameOf(card: Card | undefined): string {
  return card?.title.split(' · ')[0] ?? '';
}
