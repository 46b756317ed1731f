import type { Signal } from '../../src/domain/signal.js';
import { Publishers } from '../../src/ingest/publishers.js';
import { type SourceConfig, sourceSchema, toSource } from '../../src/ingest/sources.js';
import { understand } from '../../src/ingest/webhooks/understand.js';
import type { ReadContext } from '../../src/ingest/wire/read-signal.js';
import type { Understood } from '../../src/ingest/wire/read-signals.js';

export const SENDER_NOW = Date.parse('2026-11-21T12:00:00Z');

/** A source of one kind, as tocsin.yaml would have it, with the secret `s3cret`. */
export function sourceOfKind(kind: string, more: object = {}): SourceConfig {
  return toSource(kind, sourceSchema.parse({ kind, secret_env: 'SECRET', ...more }), () => 's3cret');
}

/** A sender's reader, with a clock that is set by hand. */
export class SenderBench {
  now = SENDER_NOW;
  readonly #source: SourceConfig;
  readonly #publishers = new Publishers();
  #ids = 0;

  constructor(kind: string, more: object = {}) {
    this.#source = sourceOfKind(kind, more);
  }

  get context(): ReadContext {
    const newId = () => `new-${++this.#ids}`;
    return { sourceId: this.#source.id, now: this.now, newId, publishers: this.#publishers };
  }

  async read(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Understood> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return understand({ text, contentType: 'application/json', ndjson: false, headers }, this.#source, this.context);
  }

  /** The signals of a body that must be understood. */
  async signals(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<readonly Signal[]> {
    const read = await this.read(body, headers);
    if (!read.ok) throw new Error(read.problems.join('\n'));
    return read.signals;
  }

  /** What is wrong with a body that must be refused. */
  async problems(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
    const read = await this.read(body, headers);
    if (read.ok) throw new Error(`understood as ${JSON.stringify(read.signals)}`);
    return read.problems;
  }
}
