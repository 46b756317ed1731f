import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { SeenRequest } from './api.js';
import { parseBody, readAll } from './body.js';
import { Failures } from './failures.js';
import type { Gateway } from './gateway.js';
import { InvalidRequests } from './invalid-requests.js';
import { isJson, type Json, number } from './json.js';
import { publishedDocument } from './openapi.js';
import { RateLimits } from './rate-limits.js';
import { notFound, Refusal, unauthorized } from './refusal.js';
import { type Match, router } from './routes/all.js';
import type { Call, Reply } from './routes/route.js';
import type { Service } from './service.js';

const prefix = '/api/v10';

type Entry = { -readonly [K in keyof SeenRequest]: SeenRequest[K] };

interface Answered extends Reply {
  readonly headers?: Readonly<Record<string, string>>;
}

/** HTTP in, answers out: failures asked for, authorisation, rates, checks, routes. */
export class DiscordServer {
  readonly failures = new Failures();
  readonly invalid: InvalidRequests;
  readonly #limits = new RateLimits();
  readonly #match: (method: string, path: string) => Match | null;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  port = 0;

  constructor(
    readonly service: Service,
    readonly gateway: Gateway,
  ) {
    this.invalid = new InvalidRequests(service.now);
    this.#match = router(() => ({
      gatewayUrl: gateway.url(),
      identifiesLeft: Math.max(0, 1000 - gateway.identified),
    }));
  }

  /** The same port again after it was closed. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#serve(request, response).catch((error: unknown) => {
        // A fault of the fake itself must not look like one of Discord.
        this.service.violations.push({
          where: 'the fake itself',
          what: error instanceof Error ? `${error.stack}` : String(error),
        });
        response.destroy();
      });
    });
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('upgrade', (request, socket, head) => {
      if (this.failures.away === '5xx') socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n');
      else if (this.failures.away !== 'hang') this.gateway.upgrade(request, socket, head);
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    this.cut();
    await closed;
  }

  /** Ends every socket without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://discord');
    const entry: Entry = {
      method: request.method ?? 'GET',
      path: url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: undefined,
      status: 0,
      code: 0,
      at: Date.now(),
    };
    this.service.requests.push(entry);
    const raw = await readAll(request);
    this.service.waits.changed();
    if (this.failures.away === 'hang') return;
    const answer = await this.#answer(request, url, entry, raw);
    this.service.waits.changed();
    if (this.failures.away === 'drop-after-processing') return void response.destroy();
    entry.status = answer.status;
    entry.code = isJson(answer.body) && answer.status >= 400 ? number(answer.body.code) : 0;
    const scope = answer.headers?.['x-ratelimit-scope'];
    if ([401, 403, 429].includes(answer.status) && scope !== 'shared') this.invalid.count();
    const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
    response.writeHead(answer.status, {
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      via: '1.1 google',
      ...answer.headers,
    });
    response.end(body);
  }

  async #answer(request: IncomingMessage, url: URL, entry: Entry, raw: Buffer): Promise<Answered> {
    const { service, failures } = this;
    if (failures.away === '5xx') return { status: 503, body: { message: '503: Service Unavailable', code: 0 } };
    if (this.invalid.banned) return { status: 429, headers: { 'retry-after': '600' } };
    const planned = failures.next(entry.method, entry.path);
    if (planned !== null) return planned;
    let headers: Readonly<Record<string, string>> = {};
    try {
      const { value, files } = await parseBody(raw, request.headers['content-type'] ?? '');
      entry.body = value;
      const match = this.#find(url, entry);
      if (!match.route.open && request.headers.authorization !== `Bot ${service.token()}`) throw unauthorized();
      if (service.options.limits !== 'off') {
        const verdict = this.#limits.take(match.route, match.params);
        headers = verdict.headers;
        if (verdict.refused !== undefined) return this.#throttle(entry, headers, verdict.refused);
      }
      const call: Call = { service, params: match.params, query: url.searchParams, body: value, files };
      this.#check(match, call, entry, url);
      return { ...match.route.handle(call), headers };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body(), headers };
      throw error;
    }
  }

  #find(url: URL, entry: Entry): Match {
    const match = url.pathname.startsWith(`${prefix}/`) ? this.#match(entry.method, entry.path) : null;
    if (match !== null) return match;
    const exists = publishedDocument()?.has(entry.method, entry.path) ?? false;
    this.#blame(entry, exists ? 'the fake does not serve this route' : 'no such route');
    throw notFound();
  }

  /** Our own checks speak first: they say it as Discord does, and are there without the document. */
  #check(match: Match, call: Call, entry: Entry, url: URL): void {
    const fault = publishedDocument()?.fault(entry.method, entry.path, url.searchParams, entry.body) ?? null;
    try {
      match.route.check?.(call);
    } catch (error) {
      if (error instanceof Refusal) this.#blame(entry, fault ?? JSON.stringify(error.errors));
      throw error;
    }
    if (fault === null) return;
    this.#blame(entry, fault);
    throw new Refusal(400, 50035, 'Invalid Form Body', { _errors: [{ code: 'OPENAPI', message: fault }] });
  }

  #throttle(
    entry: Entry,
    headers: Readonly<Record<string, string>>,
    refused: { readonly scope: 'user' | 'global'; readonly retryAfter: number },
  ): Answered {
    this.service.throttled.push({ method: entry.method, path: entry.path, ...refused });
    const body: Json = {
      message: 'You are being rate limited.',
      retry_after: refused.retryAfter,
      global: refused.scope === 'global',
    };
    return { status: 429, body, headers };
  }

  #blame(entry: Entry, what: string): void {
    this.service.violations.push({ where: `${entry.method} ${entry.path}`, what, body: entry.body });
  }
}
