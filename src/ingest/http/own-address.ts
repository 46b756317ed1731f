import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SourceConfig } from '../sources.js';
import type { Sender } from '../webhooks/sender.js';
import { verifyBody } from './admit.js';
import type { Arrived, Errand } from './errand.js';
import { type Desk, hand, receiveBody, refuse } from './exchange.js';
import type { Keyring } from './keyring.js';
import { isFromThisMachine } from './loopback.js';

/**
 * Takes a POST at an address of the service's own (`/v2/enqueue`), which names no source: it comes from the one whose
 * secret it was signed with; on this machine, where none was, from one that needs no secret.
 */
export function receiveAtOwnAddress(
  req: IncomingMessage,
  res: ServerResponse,
  desk: Desk,
  keyring: Keyring,
  sender: Sender,
  errandOf: (arrived: Arrived) => Errand,
): void {
  receiveBody(req, res, desk, sender, (body) => {
    const asked = whose(req, keyring.ofKind(sender.kind), body, desk.now);
    if (typeof asked !== 'string') hand(req, res, desk, asked, body, errandOf);
    else refuse(res, sender, 401, asked);
  });
}

/** The source it comes from, or why it comes from none. */
function whose(
  req: IncomingMessage,
  sources: readonly SourceConfig[],
  body: Buffer,
  now: () => number,
): SourceConfig | string {
  const signed = sources.filter((source) => source.auth.type === 'signed');
  // Every source is tried, so the time taken says nothing.
  const wrong = signed.map((source) => verifyBody(req, source, body, now));
  const fitting = signed[wrong.indexOf(null)];
  if (fitting) return fitting;
  const unsigned = isFromThisMachine(req) ? sources.find((source) => source.auth.type === 'unsigned') : undefined;
  return unsigned ?? wrong[0] ?? 'no source of this kind is in tocsin.yaml, or none has its secret set';
}
