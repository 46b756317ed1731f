import type { ServerResponse } from 'node:http';
import type { Accepted } from '../../service/engine.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers with text; the headers are laid out once and sent as they are, which is the cheapest way node:http has. */
export function answerText(
  res: ServerResponse,
  status: number,
  body: string,
  type: string,
  more: readonly string[] = [],
): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, ['content-type', type, 'content-length', String(Buffer.byteLength(body)), ...more]);
  res.end(res.req.method === 'HEAD' ? undefined : body);
}

export function answerJson(res: ServerResponse, status: number, value: object, more: readonly string[] = []): void {
  answerText(res, status, `${JSON.stringify(value)}\n`, JSON_TYPE, more);
}

/** The answer to what was taken: `{"accepted":1,"duplicates":0,"ids":["o-1"]}`. */
export function answerAccepted(res: ServerResponse, { accepted, duplicates, ids }: Accepted): void {
  if (res.headersSent || res.destroyed) return;
  const body = `{"accepted":${accepted},"duplicates":${duplicates},"ids":${JSON.stringify(ids)}}\n`;
  res.writeHead(202, ['content-type', JSON_TYPE, 'content-length', String(Buffer.byteLength(body))]);
  res.end(body);
}

/** Refuses; the connection stays, since the body was read to its end. */
export function answerError(res: ServerResponse, status: number, error: string, more: readonly string[] = []): void {
  answerJson(res, status, { error }, more);
}

/** Refuses a request whose body was not read: what follows on the connection could not be told from it. */
export function answerErrorAndClose(
  res: ServerResponse,
  status: number,
  error: string,
  more: readonly string[] = [],
): void {
  res.shouldKeepAlive = false;
  answerError(res, status, error, more);
}
