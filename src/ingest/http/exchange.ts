import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SourceConfig, senderIn } from '../sources.js';
import type { Sender } from '../webhooks/sender.js';
import { decodeText } from '../wire/json-text.js';
import { type Admission, verifyBody } from './admit.js';
import { answer, answerError, answerErrorAndClose } from './answer.js';
import { readBody } from './body.js';
import type { Clerk } from './clerk.js';
import { bodyType } from './content-type.js';
import type { Arrived, Errand } from './errand.js';
import { headersRead } from './headers-read.js';
import { senderOutcome } from './outcome.js';

/** What every request at the door is served with. */
export interface Desk {
  readonly clerk: Clerk;
  /** Bytes of a body. */
  readonly maxBody: number;
  readonly now: () => number;
}

/** Takes a POST as far as its text, answering by itself whatever goes wrong on the way. */
export function receive(
  req: IncomingMessage,
  res: ServerResponse,
  desk: Desk,
  admission: Admission,
  errandOf: (arrived: Arrived) => Errand,
): void {
  if (!admission.ok) {
    const more = admission.status === 401 ? ['www-authenticate', 'Bearer'] : [];
    answerErrorAndClose(res, admission.status, admission.error, more);
    return;
  }
  const { source } = admission;
  receiveBody(req, res, desk, senderIn(source), (body) => {
    const wrong = verifyBody(req, source, body, desk.now);
    if (wrong === null) hand(req, res, desk, source, body, errandOf);
    else refuse(res, senderIn(source), 401, wrong);
  });
}

/** Reads the body of a request, unless it is of a kind or a size that is not taken. */
export function receiveBody(
  req: IncomingMessage,
  res: ServerResponse,
  desk: Desk,
  sender: Sender | null,
  done: (body: Buffer) => void,
): void {
  const contentType = req.headers['content-type'] ?? 'application/json';
  const type = bodyType(contentType, sender);
  const encoding = req.headers['content-encoding'];
  if (type === null || (encoding !== undefined && encoding !== 'identity')) {
    const what = type === null ? `the content type ${contentType} is` : `a body with content-encoding ${encoding} is`;
    answerErrorAndClose(res, 415, `${what} not taken; send application/json or application/x-ndjson, uncompressed`);
    return;
  }
  readBody(req, desk.maxBody, (body) => {
    if (body === null)
      answerErrorAndClose(res, 413, `the body is larger than ${desk.maxBody} bytes; send it in several parts`);
    else done(body);
  });
}

/** Hands a body that was admitted to whoever serves it. */
export function hand(
  req: IncomingMessage,
  res: ServerResponse,
  desk: Desk,
  source: SourceConfig,
  body: Buffer,
  errandOf: (arrived: Arrived) => Errand,
): void {
  const sender = senderIn(source);
  const contentType = req.headers['content-type'] ?? 'application/json';
  const ndjson = bodyType(contentType, sender) === 'ndjson';
  const base = { source: source.id, ndjson, contentType, headers: headersRead(req.headers, sender) };
  const decoded = decodeText(body);
  const errand: Errand = decoded.ok
    ? errandOf({ ...base, text: decoded.text })
    : { what: 'unreadable', ...base, text: body.toString('latin1'), problem: decoded.problem };
  run(res, desk, errand);
}

/** Refuses what was read to its end, in the words of its sender where it has some. */
export function refuse(res: ServerResponse, sender: Sender | null, status: number, why: string): void {
  if (sender?.refuse) answer(res, senderOutcome(sender.refuse(status, [why])));
  else answerError(res, status, why);
}

/** Has an errand done, and answers with what came of it. */
export function run(res: ServerResponse, desk: Desk, errand: Errand): void {
  void desk.clerk(errand).then((outcome) => answer(res, outcome));
}
