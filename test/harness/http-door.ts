import { connect } from 'node:net';
import type { HttpDeps } from '../../src/ingest/http/deps.js';
import { createHttpServer, type HttpServer } from '../../src/ingest/http/server.js';
import { type SourceConfig, sourceSchema, toSource } from '../../src/ingest/sources.js';
import { MemoryEngine } from './http-engine.js';

export const NOW = Date.parse('2026-11-21T12:00:00Z');
const SECRETS: Readonly<Record<string, string>> = {
  OMS: 'oms-secret',
  SHOP: 'shop-secret',
  AM: 'am-secret',
  ERP: 'erp-secret',
};

/** Sources as tocsin.yaml would have them. */
export function sourcesOf(written: Readonly<Record<string, unknown>>, secrets = SECRETS): SourceConfig[] {
  return Object.entries(written).map(([id, entry]) => toSource(id, sourceSchema.parse(entry), (name) => secrets[name]));
}

export interface Door {
  readonly engine: MemoryEngine;
  readonly port: number;
  readonly logged: string[];
  readonly server: HttpServer;
  post(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string, method?: string): Promise<Answer>;
  /** Writes bytes to a fresh connection and returns all that came back until it was closed. */
  raw(bytes: string, keepWriting?: string): Promise<string>;
}
export interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  readonly json: any;
  readonly headers: Headers;
}

/** The real server on a free port of loopback, in front of an engine in memory. */
export async function openDoor(sources: readonly SourceConfig[], more: Partial<HttpDeps> = {}): Promise<Door> {
  const engine = new MemoryEngine();
  const logged: string[] = [];
  const log = (_: object, message: string) => void logged.push(message);
  let nextId = 0;
  const server = createHttpServer({
    engine,
    sources: () => sources,
    now: () => NOW,
    newId: () => `new-${++nextId}`,
    metrics: { contentType: 'text/plain; version=0.0.4', render: async () => 'tocsin_up 1\n' },
    ready: async () => ({ ready: true, parts: { store: 'ok' } }),
    log: { info: log, warn: log, error: log },
    ...more,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${port}`;
  const read = async (res: Response): Promise<Answer> => {
    const text = await res.text();
    const isJson = res.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: res.status, text, json: isJson ? JSON.parse(text) : null, headers: res.headers };
  };
  return {
    engine,
    port,
    logged,
    server,
    post: async (path, body, headers = {}) =>
      read(
        await fetch(base + path, {
          method: 'POST',
          body: typeof body === 'string' ? body : new Uint8Array(body),
          headers: { 'content-type': 'application/json', ...headers },
        }),
      ),
    get: async (path, method = 'GET') => read(await fetch(base + path, { method })),
    raw: (bytes, keepWriting) =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1');
        let got = '';
        socket.setEncoding('utf8');
        socket.on('data', (chunk) => {
          got += String(chunk);
        });
        socket.on('close', () => resolve(got));
        socket.on('error', (error) => (got ? resolve(got) : reject(error)));
        socket.write(bytes);
        if (keepWriting) for (let i = 0; i < 64; i++) socket.write(keepWriting);
      }),
  };
}
