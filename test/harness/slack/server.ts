import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Outage } from './api/service.js';
import type { Responses } from './link/responses.js';
import type { SocketMode } from './link/socket-mode.js';
import type { World } from './state/world.js';
import { takeUpload } from './web/take-upload.js';
import type { Reply, WebApi } from './web/web-api.js';

/** The listening port: routes requests, and is away when told so. */
export class FrontDoor {
  #server: Server | null = null;
  #outage: Outage | null = null;
  readonly #hung = new Set<{ destroy(): unknown }>();
  port = 0;

  constructor(
    readonly api: WebApi,
    readonly responses: Responses,
    readonly sockets: SocketMode,
    readonly world: World,
  ) {}

  /** Listens on a free port the first time and on the same one ever after. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      this.#take(request, response).catch((error: unknown) => {
        response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
    });
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      if (this.#outage === 'hang') {
        this.#hung.add(socket);
        return;
      }
      if (this.#outage === '5xx') socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
      else this.sockets.upgrade(request, socket, head);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    const address = server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const held of this.#hung) held.destroy();
    this.#hung.clear();
    if (!server) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  async goAway(how: Outage): Promise<void> {
    this.#outage = how;
    this.sockets.silent = how === 'hang';
    if (how === '5xx' || how === 'refused') this.sockets.drop();
    if (how === 'refused') await this.close();
  }

  async comeBack(): Promise<void> {
    this.#outage = null;
    this.sockets.silent = false;
    for (const held of this.#hung) held.destroy();
    this.#hung.clear();
    if (this.#server === null) await this.listen();
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    if (this.#outage === 'hang') {
      this.#hung.add(response);
      return;
    }
    if (this.#outage === '5xx') return send(response, SERVICE_DOWN);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const reply = this.#answer(path, request, body);
    if (reply.drop || this.#outage === 'drop-after-processing') response.destroy();
    else send(response, reply);
  }

  #answer(path: string, request: IncomingMessage, bytes: Buffer): Reply {
    const ticket = /^\/upload\/v1\/(\w+)-(\w+)$/.exec(path);
    if (ticket) return takeUpload(this.world, ticket[1] ?? '', ticket[2] ?? '', request, bytes);
    const body = bytes.toString('utf8');
    const method = /^\/api\/([\w.]+)$/.exec(path)?.[1];
    if (method !== undefined) return this.api.handle(method, request.headers, body);
    const key = /^\/response\/[^/]+\/([\w-]+)$/.exec(path)?.[1];
    if (key !== undefined && request.method === 'POST') return { ...this.responses.take(key, body), headers: {} };
    return { status: 404, headers: {}, body: '<html>Not Found</html>' };
  }
}

const SERVICE_DOWN: Reply = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html><title>503</title></html>',
};

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers });
  response.end(reply.body);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
