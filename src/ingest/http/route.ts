import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FeedRequest } from '../calendar/feed.js';
import { SENDER_AT } from '../webhooks/senders.js';
import { type Admission, admit } from './admit.js';
import { answer, answerErrorAndClose } from './answer.js';
import type { Arrived, Errand } from './errand.js';
import { type Desk, receive, run } from './exchange.js';
import type { Keyring } from './keyring.js';
import { jsonOutcome } from './outcome.js';
import { receiveAtOwnAddress } from './own-address.js';

const WEBHOOKS = '/v1/webhooks/';
const HEARTBEATS = '/v1/heartbeats/';
const CALENDARS = '/v1/oncall/';
const HEARTBEAT_NAME = 190;
const ROUTES = `POST /v1/signals, POST /v1/webhooks/<source>, POST /v1/heartbeats/<name>, POST /v1/shows, ${[...SENDER_AT.keys()].map((at) => `POST ${at}, `).join('')}GET /v1/oncall/<schedule>.ics, /healthz, /readyz, /metrics`;

const signals = (arrived: Arrived): Errand => ({ what: 'signals', ...arrived });
const shows = (arrived: Arrived): Errand => ({ what: 'shows', ...arrived });

/** Sends a request where its address says. The busiest address is compared first, and as it stands. */
export function route(req: IncomingMessage, res: ServerResponse, desk: Desk, keyring: Keyring): void {
  const url = req.url ?? '/';
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  if (path === '/v1/signals') {
    if (isMethod(req, res, 'POST')) {
      const admission = admit(req, keyring, namedSource(req, url, query));
      receive(req, res, desk, admission, signals);
    }
  } else if (path.startsWith(WEBHOOKS)) {
    if (isMethod(req, res, 'POST')) {
      const admission = admit(req, keyring, decoded(path.slice(WEBHOOKS.length)));
      receive(req, res, desk, admission, signals);
    }
  } else if (path.startsWith(HEARTBEATS)) {
    if (isMethod(req, res, 'POST')) {
      const admission = admit(req, keyring, namedSource(req, url, query));
      heartbeat(req, res, desk, admission, decoded(path.slice(HEARTBEATS.length)));
    }
  } else if (path === '/v1/shows') {
    if (isMethod(req, res, 'POST')) {
      const admission = admit(req, keyring, namedSource(req, url, query));
      receive(req, res, desk, admission, shows);
    }
  } else if (path === '/healthz') {
    // The process lives; nothing else is asked.
    if (isMethod(req, res, 'GET')) answer(res, jsonOutcome(200, { ok: true }));
  } else if (path === '/readyz') {
    if (isMethod(req, res, 'GET')) run(res, desk, { what: 'ready' });
  } else if (path === '/metrics') {
    if (isMethod(req, res, 'GET')) run(res, desk, { what: 'metrics' });
  } else {
    elsewhere(req, res, desk, keyring, path);
  }
}

/** Addresses that services themselves prescribe. */
function elsewhere(req: IncomingMessage, res: ServerResponse, desk: Desk, keyring: Keyring, path: string): void {
  const sender = SENDER_AT.get(path);
  if (path.startsWith(CALENDARS)) {
    if (isMethod(req, res, 'GET')) run(res, desk, { what: 'feed', ...feedRequest(req, path) });
  } else if (sender) {
    if (isMethod(req, res, 'POST')) receiveAtOwnAddress(req, res, desk, keyring, sender, signals);
  } else {
    answerErrorAndClose(res, 404, `there is nothing at ${path.slice(0, 200)}; there are ${ROUTES}`);
  }
}

function feedRequest(req: IncomingMessage, path: string): FeedRequest {
  const query = (req.url ?? '').slice(path.length + 1);
  return { path, key: new URLSearchParams(query).get('key'), etags: req.headers['if-none-match'] ?? null };
}

function heartbeat(req: IncomingMessage, res: ServerResponse, desk: Desk, admission: Admission, name: string): void {
  if (name === '' || name.length > HEARTBEAT_NAME) {
    answerErrorAndClose(
      res,
      404,
      `a heartbeat is sent to ${HEARTBEATS}<name>, the name at most ${HEARTBEAT_NAME} characters`,
    );
    return;
  }
  // Cron jobs send heartbeats with whatever their tool makes of an empty body: its type says nothing.
  delete req.headers['content-type'];
  receive(req, res, desk, admission, ({ source }) => ({ what: 'heartbeat', source, name }));
}

function isMethod(req: IncomingMessage, res: ServerResponse, method: 'GET' | 'POST'): boolean {
  if (req.method === method || (method === 'GET' && req.method === 'HEAD')) return true;
  answerErrorAndClose(res, 405, `${req.method} is not taken here; send ${method}`, ['allow', method]);
  return false;
}

function namedSource(req: IncomingMessage, url: string, query: number): string | null {
  const header = req.headers['x-tocsin-source'];
  if (typeof header === 'string' && header !== '') return header;
  return query === -1 ? null : new URLSearchParams(url.slice(query + 1)).get('source');
}

/** A part of an address as it was meant; as it stands where it is not well written. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
