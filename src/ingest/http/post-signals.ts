import type { ServerResponse } from 'node:http';
import { understand } from '../webhooks/understand.js';
import { problem } from '../wire/problems.js';
import { answerAccepted, answerJson } from './answer.js';
import { type Arrived, type Desk, refuseBody } from './exchange.js';
import { maySendAs } from './keyring.js';

/** Reads the body as its source's kind says, keeps what it holds, and only then answers 202. */
export async function postSignals(res: ServerResponse, desk: Desk, arrived: Arrived): Promise<void> {
  const { source } = arrived;
  const read = understand(arrived.text, arrived.ndjson, source, {
    sourceId: source.id,
    now: desk.now(),
    newId: desk.newId,
  });
  if (!read.ok) return refuseBody(res, desk, arrived, read.problems);
  const foreign: string[] = [];
  for (let i = 0; i < read.signals.length; i++) {
    const named = read.signals[i]?.source;
    if (named === undefined || named === source.id || maySendAs(source, named)) continue;
    const path = read.signals.length > 1 ? `[${i}].source` : 'source';
    foreign.push(problem(path, `source "${source.id}" may not send as "${named}"; list it under "as" in tocsin.yaml`));
  }
  if (foreign.length > 0) return answerJson(res, 403, { error: foreign[0] ?? '', problems: foreign.slice(0, 1_000) });
  answerAccepted(res, await desk.engine.ingest(read.signals));
}
