import type { ServerResponse } from 'node:http';
import { jsonOutcome, type Outcome } from './outcome.js';

const NONE: readonly string[] = [];

/** Sends an answer; the headers are laid out once and sent as they are, which is the cheapest way node:http has. */
export function answer(res: ServerResponse, { status, type, body, headers = NONE }: Outcome): void {
  if (res.headersSent || res.destroyed) return;
  // What is as it was is told without a body, and without the length of one.
  if (status === 304) res.writeHead(status, [...headers]);
  else res.writeHead(status, ['content-type', type, 'content-length', String(Buffer.byteLength(body)), ...headers]);
  res.end(res.req.method === 'HEAD' ? undefined : body);
}

/** Refuses; the connection stays, since the body was read to its end. */
export function answerError(res: ServerResponse, status: number, error: string, headers?: readonly string[]): void {
  answer(res, jsonOutcome(status, { error }, headers));
}

/** Refuses a request whose body was not read: what follows on the connection could not be told from it. */
export function answerErrorAndClose(
  res: ServerResponse,
  status: number,
  error: string,
  headers?: readonly string[],
): void {
  res.shouldKeepAlive = false;
  answerError(res, status, error, headers);
}
