import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Signal } from '../domain/signal.js';
import { parseJson } from '../ingest/wire/json-text.js';
import { readSignal } from '../ingest/wire/read-signal.js';

/** Signals of a file, oldest first, and the lines that are none, each with its reason. */
export interface Recording {
  readonly signals: readonly Signal[];
  readonly problems: readonly string[];
}

/** Reads recorded signals, one JSON object a line, as POST /v1/signals takes them. Throws where there is no such file. */
export async function readRecording(file: string, now: number): Promise<Recording> {
  const signals: Signal[] = [];
  const problems: string[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    const parsed = parseJson(text);
    if (!parsed.ok) {
      problems.push(`${file}:${line} ${parsed.problem}`);
      continue;
    }
    const context = { sourceId: 'recording', now, newId: () => `line-${line}` };
    const signal = readSignal(parsed.value, `${file}:${line}`, context, problems);
    if (signal) signals.push(signal);
  }
  return { signals: signals.sort((a, b) => a.at - b.at), problems };
}
