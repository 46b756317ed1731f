import { Writable } from 'node:stream';
import type { Palette } from '../chat/console/paint.js';
import { columns, wrap } from '../chat/console/wrap.js';

export interface ScreenOptions {
  readonly out: Writable;
  readonly paint: Palette;
  /** Columns. */
  readonly width: number;
  /** What the clock of the evening shows: `20:31`. */
  clock(): string;
}

/** Where the evening is told: one after another, each with the time of the evening before it. */
export class Screen {
  #stamped = '';

  constructor(readonly options: ScreenOptions) {}

  /** A line across the screen with the time and how things stand. */
  ruler(text: string): void {
    const { paint, width } = this.options;
    const time = this.options.clock();
    const head = `━━ ${time} ━━ ${text} `;
    this.#write(['', paint.dim(`${head}${'━'.repeat(Math.max(0, width - columns(head)))}`)]);
    this.#stamped = time;
  }

  /** What happens in the world, or what somebody types. */
  told(text: string): void {
    const time = this.options.clock();
    const indent = ' '.repeat(columns(time) + 2);
    const [first = '', ...rest] = wrap(text, this.options.width - indent.length);
    this.#write([
      `${this.options.paint.dim(time)}  ${this.options.paint.bold(first)}`,
      ...rest.map((line) => indent + this.options.paint.bold(line)),
    ]);
    this.#stamped = time;
  }

  /** Lines as they are. */
  plain(lines: readonly string[]): void {
    if (lines.length > 0) this.#write(lines);
  }

  /** For a chat to write to: what it shows gets the time above it, once a minute. */
  chat(): Writable {
    return new Writable({
      decodeStrings: false,
      write: (chunk: unknown, _encoding, done) => {
        const time = this.options.clock();
        if (time !== this.#stamped) this.#write([this.options.paint.dim(time)]);
        this.#stamped = time;
        this.options.out.write(String(chunk));
        done();
      },
    });
  }

  #write(lines: readonly string[]): void {
    this.options.out.write(`${lines.join('\n')}\n`);
  }
}
