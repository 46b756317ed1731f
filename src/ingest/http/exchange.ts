import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeText } from '../wire/json-text.js';
import { type Admission, verifyBody } from './admit.js';
import { answer, answerError, answerErrorAndClose } from './answer.js';
import { readBody } from './body.js';
import type { Clerk } from './clerk.js';
import { bodyType } from './content-type.js';
import type { Arrived, Errand } from './errand.js';

/** What every request at the door is served with. */
export interface Desk {
  readonly clerk: Clerk;
  /** Bytes of a body. */
  readonly maxBody: number;
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
  const contentType = req.headers['content-type'] ?? 'application/json';
  const type = bodyType(contentType);
  const encoding = req.headers['content-encoding'];
  if (type === null || (encoding !== undefined && encoding !== 'identity')) {
    const what = type === null ? `the content type ${contentType} is` : `a body with content-encoding ${encoding} is`;
    answerErrorAndClose(res, 415, `${what} not taken; send application/json or application/x-ndjson, uncompressed`);
    return;
  }
  readBody(req, desk.maxBody, (body) => {
    if (body === null) {
      answerErrorAndClose(res, 413, `the body is larger than ${desk.maxBody} bytes; send it in several parts`);
      return;
    }
    const wrong = verifyBody(req, admission.source, body);
    if (wrong !== null) {
      answerError(res, 401, wrong);
      return;
    }
    const decoded = decodeText(body);
    const base = { source: admission.source.id, ndjson: type === 'ndjson', contentType };
    const errand: Errand = decoded.ok
      ? errandOf({ ...base, text: decoded.text })
      : { what: 'unreadable', ...base, text: body.toString('latin1'), problem: decoded.problem };
    run(res, desk, errand);
  });
}

/** Has an errand done, and answers with what came of it. */
export function run(res: ServerResponse, desk: Desk, errand: Errand): void {
  void desk.clerk(errand).then((outcome) => answer(res, outcome));
}
