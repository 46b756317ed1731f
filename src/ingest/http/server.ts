import { createServer, type Server } from 'node:http';
import type { SourceConfig } from '../sources.js';
import { answer } from './answer.js';
import { DEFAULT_MAX_BODY } from './body.js';
import { type Clerk, createClerk } from './clerk.js';
import type { HttpDeps, Log } from './deps.js';
import type { Desk } from './exchange.js';
import { Keyring } from './keyring.js';
import { failureOutcome } from './outcome.js';
import { route } from './route.js';

const PATIENCE = { headersMs: 10_000, requestMs: 30_000, closeMs: 2_000 };
/** Longer than the pauses of senders that reuse a connection, so that it is never closed under their hands. */
const KEEP_ALIVE_MS = 65_000;
const CONNECTIONS = 2_000;

/** The door for everything that is pushed. */
export interface HttpServer {
  /** Port 0 takes any free one. Rejects with what to do where the port is taken. */
  listen(port: number, host: string): Promise<{ readonly port: number }>;
  /** Takes nothing new, answers what is under way, then lets go. */
  close(): Promise<void>;
}

/** The door and whoever serves behind it, in one thread. */
export function createHttpServer(deps: HttpDeps): HttpServer {
  return createDoor({ ...deps, clerk: createClerk(deps) });
}

export interface DoorDeps extends Pick<HttpDeps, 'sources' | 'now' | 'maxBody' | 'patience'> {
  readonly clerk: Clerk;
  readonly log: Pick<Log, 'error'>;
}

/** Everything up to the text of an admitted request; the rest is the clerk's. */
export function createDoor(deps: DoorDeps): HttpServer {
  const patience = deps.patience ?? PATIENCE;
  const desk: Desk = { clerk: deps.clerk, maxBody: deps.maxBody ?? DEFAULT_MAX_BODY, now: deps.now };
  let known: readonly SourceConfig[] | undefined;
  let keyring = new Keyring([]);
  let closing = false;

  const server = createServer(
    {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: Math.min(5_000, patience.headersMs),
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (req, res) => {
      if (closing) res.shouldKeepAlive = false;
      const sources = deps.sources();
      if (sources !== known) {
        known = sources;
        keyring = new Keyring(sources);
      }
      try {
        route(req, res, desk, keyring);
      } catch (error) {
        deps.log.error({ err: error }, 'a request could not be routed');
        answer(res, failureOutcome(error));
      }
    },
  );
  server.maxConnections = CONNECTIONS;

  return {
    listen: (port, host) => listen(server, port, host),
    close: () => {
      closing = true;
      return close(server, patience.closeMs);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<{ readonly port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint =
        error.code === 'EADDRINUSE' ? 'another program listens there; choose another TOCSIN_PORT' : error.message;
      reject(new Error(`cannot listen on ${host}:${port}: ${hint}`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function close(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), withinMs);
    // A connection whose last answer has gone out would otherwise be kept open for a next request.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(late);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
