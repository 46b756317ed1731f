import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '../../../lib/log.js';
import type { SlackOptions } from '../options.js';
import { boltLog, whyOf } from './bolt-log.js';

export interface HttpDoor {
  readonly receiver: HTTPReceiver;
  /** Throws where the port cannot be listened on. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The port listened on; null before. */
  port(): number | null;
}

const BODY_MOST = 1024 * 1024;

/** Slack's requests over HTTP. Signature and time are checked before anything is read; there is no other path. */
export function createHttpDoor(http: NonNullable<SlackOptions['http']>, log: Logger): HttpDoor {
  const receiver = new HTTPReceiver({
    signingSecret: http.signingSecret,
    endpoints: ['/slack/events'],
    processBeforeResponse: false,
    logger: boltLog(log),
    bodyLimit: BODY_MOST,
    dispatchErrorHandler: async ({ response }) => {
      response.writeHead(404);
      response.end();
    },
  });
  let server: Server | null = null;
  const port = (): number | null => {
    const address = server?.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  };
  return {
    receiver,
    port,
    async start() {
      try {
        server = await receiver.start({ host: http.host, port: http.port });
        server.prependListener('request', closeAfterTooMuch);
      } catch (error) {
        throw new Error(
          `Slack cannot be listened to on ${http.host}:${http.port} (${whyOf(error)}): set SLACK_PORT to a free port.`,
        );
      }
      log.info({ host: http.host, port: port() }, 'Listening for Slack at /slack/events.');
    },
    async stop() {
      if (server === null) return;
      const closed = receiver.stop();
      server.closeAllConnections();
      server = null;
      await closed;
    },
  };
}

/** What is not read of a body that is too large would stand before the next request on the connection, for ever. */
function closeAfterTooMuch({ headers }: IncomingMessage, response: ServerResponse): void {
  const length = Number(headers['content-length'] ?? (headers['transfer-encoding'] === undefined ? 0 : Infinity));
  if (!(length <= BODY_MOST)) response.setHeader('connection', 'close');
}
