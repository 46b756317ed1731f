import { accessSync, constants, createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const recorded = z.looseObject({ at: z.union([z.number(), z.iso.datetime({ offset: true })]) });

export interface ReplayOptions {
  readonly file: string;
  /** Where the bot listens: `http://127.0.0.1:8787`. */
  readonly url: string;
  /** So many times faster than it was recorded. */
  readonly speed: number;
  readonly secret?: string;
  now(): number;
  onProgress(sent: number): void;
}

/** What one request carries at the most. */
const BATCH = 200;

/**
 * Sends recorded signals (one JSON object a line, oldest first) to a running bot, spaced as they were recorded
 * but `speed` times faster, with their times moved to now. Throws with the line where one cannot be read.
 */
export async function replay(
  options: ReplayOptions,
): Promise<{ readonly accepted: number; readonly duplicates: number }> {
  const { now, speed } = options;
  const began = now();
  let first: number | null = null;
  let batch: unknown[] = [];
  const counts = { accepted: 0, duplicates: 0 };
  const flush = async () => {
    if (batch.length === 0) return;
    const answer = await send(options, batch);
    counts.accepted += answer.accepted;
    counts.duplicates += answer.duplicates;
    options.onProgress(counts.accepted);
    batch = [];
  };
  let line = 0;
  for await (const text of createInterface({
    input: open(options.file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() === '') continue;
    const signal = read(text, options.file, line);
    const at = typeof signal.at === 'number' ? signal.at : Date.parse(signal.at);
    first ??= at;
    const due = began + (at - first) / speed;
    const wait = due - now();
    if (wait > 20 || batch.length >= BATCH) {
      await flush();
      if (wait > 20) await sleep(wait);
    }
    // A new id: the same recording can be replayed any number of times.
    batch.push({ ...signal, at: Math.round(due), id: `replay-${began}-${line}` });
  }
  await flush();
  return counts;
}

/** Throws before anything is sent where the file is not there to be read. */
function open(file: string) {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new Error(`${file} cannot be read; name a file with one signal a line, as POST /v1/signals takes them`);
  }
  return createReadStream(file);
}

function read(text: string, file: string, line: number) {
  try {
    return recorded.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'has no "at" (RFC 3339 or epoch ms)';
    throw new Error(`${file}:${line} ${why}; each line is one signal, as POST /v1/signals takes it`);
  }
}

const answerSchema = z.object({ accepted: z.number(), duplicates: z.number() });

async function send({ url, secret }: ReplayOptions, signals: readonly unknown[]) {
  for (;;) {
    const response = await fetch(new URL('/v1/signals', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(secret ? { authorization: `Bearer ${secret}` } : {}) },
      body: JSON.stringify(signals),
    }).catch((error: unknown) => {
      const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new Error(`cannot reach ${url} (${why}); start the bot first, or name its address with --url`);
    });
    if (response.status === 429) {
      await response.arrayBuffer();
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
      continue;
    }
    const body = await response.text();
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 500)}`);
    return answerSchema.parse(JSON.parse(body));
  }
}
