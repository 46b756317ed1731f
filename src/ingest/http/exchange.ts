import type { IncomingMessage, ServerResponse } from 'node:http';
import { QueueFull } from '../../service/engine.js';
import type { SourceConfig } from '../sources.js';
import { decodeText } from '../wire/json-text.js';
import { type Admission, verifyBody } from './admit.js';
import { answerError, answerErrorAndClose, answerJson } from './answer.js';
import { readBody } from './body.js';
import { bodyType } from './content-type.js';
import type { HttpDeps } from './deps.js';
import { redact } from './redact.js';

/** What every POST works with. */
export interface Desk extends HttpDeps {
  readonly maxBody: number;
}

/** A body that was admitted, read and decoded. */
export interface Arrived {
  readonly source: SourceConfig;
  readonly text: string;
  readonly ndjson: boolean;
  readonly contentType: string;
}

const PROBLEMS_TOLD = 1_000;
const PROBLEMS_KEPT = 20;

/** Takes a POST as far as its text, answering by itself whatever goes wrong on the way. */
export function receive(
  req: IncomingMessage,
  res: ServerResponse,
  desk: Desk,
  admission: Admission,
  handle: (arrived: Arrived) => Promise<void>,
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
    const base = { source: admission.source, ndjson: type === 'ndjson', contentType };
    const handled = decoded.ok
      ? handle({ ...base, text: decoded.text })
      : refuseBody(res, desk, { ...base, text: body.toString('latin1') }, [decoded.problem]);
    handled.catch((error: unknown) => answerFailure(res, desk, error));
  });
}

/** 400 with every problem, once the body is kept where people can look at it. */
export async function refuseBody(
  res: ServerResponse,
  desk: Desk,
  arrived: Arrived,
  problems: readonly string[],
): Promise<void> {
  const inbox = await desk.engine.keepInbox({
    at: desk.now(),
    source: arrived.source.id,
    contentType: arrived.contentType.slice(0, 200),
    body: redact(arrived.text),
    problems: problems.slice(0, PROBLEMS_KEPT),
  });
  const told = problems.slice(0, PROBLEMS_TOLD);
  if (problems.length > told.length) told.push(`and ${problems.length - told.length} more`);
  const error = `nothing was taken; the body is kept as number ${inbox} (/risk inbox show ${inbox})`;
  answerJson(res, 400, { error, problems: told, inbox });
}

/** Whatever else went wrong: full, or our own fault. */
export function answerFailure(res: ServerResponse, desk: Pick<HttpDeps, 'log'>, error: unknown): void {
  if (error instanceof QueueFull) {
    answerError(res, 429, error.message, ['retry-after', String(error.retryAfterSeconds)]);
    return;
  }
  desk.log.error({ err: error }, 'a request could not be served');
  answerError(res, 500, 'this could not be kept; send it again');
}
