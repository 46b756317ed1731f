import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly isTTY: boolean;
  readonly prompt: string;
  complete(line: string): Promise<readonly string[]>;
  /** The lines that answer a typed one. */
  answer(line: string): Promise<readonly string[]>;
  onEof(): void;
}

/** Where lines are typed and text is printed. */
export interface Terminal {
  start(): void;
  /** Prints without tearing what is being typed. */
  print(lines: readonly string[]): void;
  /** Reads no more and waits for the answer that is under way. */
  stop(): Promise<void>;
}

/** Typed lines wait here; with more than this the input is paused, so that a long file is not held in memory. */
const MOST_WAITING = 100;

/**
 * On a terminal: a prompt with history and completion. Without one: lines one after another, each echoed and answered
 * before the next. Either way answers come in the order of the lines.
 */
export function createTerminal(options: TerminalOptions): Terminal {
  const { output, isTTY } = options;
  const waiting: string[] = [];
  let reader: Interface | null = null;
  let working: Promise<void> = Promise.resolve();
  let busy = false;
  let ended = false;
  let stopped = false;

  const write = (lines: readonly string[]): void => {
    output.write(`${lines.join('\n')}\n`);
  };
  const print = (lines: readonly string[]): void => {
    if (!isTTY || !reader || ended || stopped) {
      write(lines);
      return;
    }
    // The typed text may span rows: go up to the prompt's own, clear from there, print, draw it anew.
    moveCursor(output, 0, -reader.getCursorPos().rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    write(lines);
    reader.prompt(true);
  };

  const work = async (): Promise<void> => {
    busy = true;
    while (!stopped) {
      const line = waiting.shift();
      if (line === undefined) break;
      if (!ended && waiting.length < MOST_WAITING / 2) reader?.resume();
      if (!isTTY) write([`> ${line}`]);
      print(await options.answer(line));
    }
    busy = false;
    if (ended && !stopped) options.onEof();
  };
  const hear = (line: string): void => {
    const typed = line.trim();
    if (typed === '') {
      if (isTTY) reader?.prompt();
      return;
    }
    waiting.push(typed);
    if (waiting.length >= MOST_WAITING) reader?.pause();
    if (isTTY) reader?.prompt();
    if (!busy) working = work();
  };

  return {
    print,
    start() {
      const made = createInterface({
        input: options.input,
        output: isTTY ? output : undefined,
        terminal: isTTY,
        prompt: options.prompt,
        historySize: 500,
        removeHistoryDuplicates: true,
        completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
          void completions(options, line).then((result) => done(null, result));
        },
      });
      reader = made;
      made.on('line', hear);
      made.on('close', () => {
        ended = true;
        if (!busy && !stopped) options.onEof();
      });
      if (isTTY) made.prompt();
    },
    async stop() {
      stopped = true;
      reader?.close();
      await working;
    },
  };
}

/** What readline wants: the words that may follow, and the piece of the line they replace. */
async function completions(options: TerminalOptions, line: string): Promise<[string[], string]> {
  const piece = /\S*$/u.exec(line)?.[0] ?? '';
  try {
    const words = await options.complete(line);
    return [words.map((word) => `${word}${word.endsWith('=') ? '' : ' '}`), piece];
  } catch {
    return [[], piece];
  }
}
