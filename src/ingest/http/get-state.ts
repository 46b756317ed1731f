import type { ServerResponse } from 'node:http';
import { answerJson, answerText } from './answer.js';
import type { HttpDeps } from './deps.js';

/** The process lives; nothing else is asked. */
export function getHealth(res: ServerResponse): void {
  answerJson(res, 200, { ok: true });
}

export async function getReady(res: ServerResponse, deps: HttpDeps): Promise<void> {
  const { ready, parts } = await deps.ready();
  answerJson(res, ready ? 200 : 503, { ready, parts });
}

export async function getMetrics(res: ServerResponse, deps: HttpDeps): Promise<void> {
  answerText(res, 200, await deps.metrics.render(), deps.metrics.contentType);
}
