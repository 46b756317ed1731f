import { requestId } from '../src/chat/registry/words.js';
import type { Request } from '../src/domain/authority/request.js';
import type { Reads } from '../src/domain/reads.js';
import type { Say } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';

/** The request somebody typed: `REQ-7`, `req7`, `7`; a sentence where there is none. */
export async function readRequest(typed: string, read: Reads): Promise<Request | Say> {
  const id = requestId(typed) ?? requestId(`req-${typed}`);
  if (id === null) return sentence('approval.request.unread', { typed });
  return (await read.request(id)) ?? sentence('approval.unknown', { id });
}
