import { type Calls, NO_CALLS } from '../chat/chat.js';
import type { Request } from '../domain/authority/request.js';
import { isLate } from '../domain/authority/requests.js';
import type { Resource } from '../domain/authority/resource.js';
import type { Veto } from '../domain/authority/veto.js';
import type { Card } from '../domain/card.js';
import type { NoticeBody } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import type { Store } from '../store/store.js';
import { sentence } from '../text/catalogue.js';
import { requestCard } from '../text/request-card.js';
import { say, sayText } from '../text/say.js';
import { isVeiled } from '../text/veil.js';
import type { RenderFor } from './render.js';

/** What is told of approvals and vetoes. */
export interface ApprovalDeps {
  readonly store: Pick<Store, 'loadRequest' | 'loadDrawn'>;
  resources(): readonly Resource[];
  /** Those that hold. */
  vetoes(): readonly Veto[];
  /** Who may approve a request. */
  approvers(request: Request): readonly Person[];
}

/** A request for approval as it is now, and whom it calls: approvers while it waits, or those it names. */
export async function renderRequest(
  { store, resources, approvers }: ApprovalDeps,
  body: Extract<NoticeBody, { for: 'request' }>,
  reader: RenderFor,
  incidentOf: Store['loadIncident'],
): Promise<{ readonly card: Card; readonly calls: Calls } | null> {
  const asking = await store.loadRequest(body.request);
  if (!asking) return null;
  const incident = asking.incident === null ? null : await incidentOf(asking.incident);
  const request = incident && isVeiled(incident) ? veiledRequest(asking, reader) : asking;
  const asked = await store.loadDrawn(request.deed.resource, 0);
  const resource = resources().find(({ id }) => id === request.deed.resource);
  const card = requestCard({ request, resource, asked }, reader);
  if (body.calls === null) {
    const waits = request.state === 'waiting';
    return { card, calls: waits ? { people: approvers(request), groups: [] } : NO_CALLS };
  }
  const { calls: called } = body;
  if (called.length === 0) return { card, calls: NO_CALLS };
  const why = isLate(request, reader.now) ? 'request.call.late' : 'request.call.rejected';
  const text = [say(reader.lang, reader.zone, sentence(why)), ...card.text];
  const stands = request.state === 'rejected' || isLate(request, reader.now);
  const people = stands ? reader.people.filter(({ id }) => called.includes(id)) : [];
  return { card: { ...card, text: stands ? text : card.text }, calls: { people, groups: [] } };
}

/** What is asked, without what it is for: that is about an incident not everybody here may know of. */
function veiledRequest(request: Request, { lang, zone, now }: RenderFor): Request {
  const why = sayText(lang, zone, sentence('restricted.title'), now);
  return { ...request, reason: request.reason === '' ? '' : why, deed: { ...request.deed, why } };
}
