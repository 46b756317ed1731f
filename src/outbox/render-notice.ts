import { type Calls, NO_CALLS, type Page } from '../chat/chat.js';
import { type Card, plainCard } from '../domain/card.js';
import type { Channel, MentionGroup } from '../domain/channel.js';
import { type Incident, incidentName, isActive } from '../domain/incident.js';
import type { Notice } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import { unreachable } from '../domain/signal.js';
import type { Store } from '../store/store.js';
import { sentence } from '../text/catalogue.js';
import { namer } from '../text/sentences.js';
import { historySay } from '../text/timeline.js';
import { isVeiled, veiledEvent } from '../text/veil.js';
import { incidentsOfCall } from './called-to.js';
import { calledTogether, callsOf } from './calls.js';
import { needsEyes } from './eyes.js';
import { type RenderFor, renderIncident, renderWord } from './render.js';
import { renderBrief } from './render-brief.js';
import { renderCall } from './render-call.js';
import { renderContact, renderTry } from './render-contact.js';
import { namedInDigest, renderDigest } from './render-digest.js';
import { type HandoffDeps, renderHandoff } from './render-handoff.js';
import { isStale, renderNudge } from './render-nudge.js';
import { type ApprovalDeps, renderRequest } from './render-request.js';
import { renderStill } from './render-still.js';
import { namedInStormCall, renderStormCall } from './render-storm-call.js';
import { renderSwap } from './render-swap.js';
import { type Clearance, isCleared, veiledStore } from './veiled-store.js';

export interface Rendered {
  readonly card: Card;
  readonly calls: Calls;
  /** Shown in the channel too, though it belongs under another message. */
  readonly broadcast: boolean;
  /** For a gateway. */
  readonly page?: Page;
  /** Somebody has answered: nobody needs to see it any more. */
  readonly answered?: boolean;
}
/** Renders a message from the present state; null where what it was about is gone. */
export type RenderNotice = (notice: Notice, channel: Channel) => Promise<Rendered | null>;

export interface RenderDeps {
  readonly store: Pick<
    Store,
    'loadHistoryHead' | 'loadIncident' | 'loadStandings' | 'loadAlertsOf' | 'loadClocks' | 'loadNotice'
  >;
  /** With the accounts they have now. */
  people(): readonly Person[];
  groups(): readonly MentionGroup[];
  /** Who may know what restricted incidents are about; without it nobody but compliance. */
  clearance?(): Omit<Clearance, 'people'>;
  /** For what is told of duty. */
  readonly duty?: HandoffDeps;
  /** For what is told of approvals and vetoes. */
  readonly approval?: ApprovalDeps;
  now(): number;
}

export function createRenderNotice(deps: RenderDeps): RenderNotice {
  return async (notice, channel) => {
    const cleared = isCleared(channel, { ...(deps.clearance?.() ?? NO_ROLES), people: deps.people() });
    const store = cleared ? deps.store : veiledStore(deps.store);
    const reader: RenderFor = { lang: channel.lang, zone: channel.zone, now: deps.now(), people: deps.people() };
    const { body } = notice;
    const incident = notice.incident === null ? null : await store.loadIncident(notice.incident);
    switch (body.for) {
      case 'card': {
        if (!incident) return null;
        const [alerts, clocks] = await Promise.all([
          store.loadAlertsOf(incident.id),
          store.loadClocks(null, String(incident.id)),
        ]);
        const about = deps.approval ? { ...reader, vetoes: deps.approval.vetoes() } : reader;
        return plain(renderIncident(incident, alerts, clocks, about, channel.purpose));
      }
      case 'line': {
        if (!incident) return null;
        const { at, actor } = body;
        const event = isVeiled(incident) ? veiledEvent(body.event) : body.event;
        if (!event) return ANSWERED;
        const said = historySay({ kind: 'incident', incident: incident.id, event, at, actor }, namer(reader.people));
        const broadcast = needsEyes(event);
        // Seen by itself in the channel, a line must tell what it is about.
        const about = { inc: incidentName(incident.id), what: { say: said } };
        const line = broadcast ? sentence('timeline.about', about) : said;
        return { ...plain({ ...renderWord(line, reader), drill: incident.drill }), broadcast };
      }
      case 'call':
        if (!incident) return null;
        // Who was to be called while the chat was away need not come any more.
        if (notice.ref === null && !isActive(incident)) return ANSWERED;
        return {
          ...plain(renderCall(incident, isVeiled(incident) ? { ...body, why: '' } : body, reader)),
          calls: callsOf(body, incident, reader.people, deps.groups()),
        };
      case 'contact': {
        const shown = await renderContact(store, body, incident, reader);
        return shown && { ...plain(shown.card), page: shown.page, answered: shown.answered };
      }
      case 'try': {
        const { card, page } = renderTry(body, reader);
        return { ...plain(card), page };
      }
      case 'nudge':
        if (incident && notice.ref === null && isStale(incident, body)) return ANSWERED;
        if (incident && isVeiled(incident)) return veiledNudge(incident, body.people, reader);
        return incident && { ...renderNudge(incident, body, reader), broadcast: false };
      case 'brief':
        if (incident && isVeiled(incident)) return ANSWERED;
        return incident && plain(renderBrief(incident, body, reader));
      case 'still':
        return incident && { ...renderStill(incident, body, reader), broadcast: false };
      case 'storm-call': {
        const incidents = await incidentsOfCall(store, body);
        if (!incidents) return null;
        const named = await loadAll(store, namedInStormCall(incidents));
        return {
          ...plain(renderStormCall(incidents, named, body, reader)),
          calls: calledTogether(body, incidents, reader.people, deps.groups()),
        };
      }
      case 'digest': {
        const incidents = await store.loadStandings(body.incidents);
        const named = await loadAll(store, namedInDigest(incidents));
        return plain(renderDigest(incidents, named, reader, body.total));
      }
      case 'head': {
        const { seq, hash } = await store.loadHistoryHead();
        return plain(renderWord(sentence('audit.head', { seq, hash }), reader));
      }
      case 'handoff': {
        const card = deps.duty ? await renderHandoff(deps.duty, body, reader) : null;
        return card === 'answered' ? ANSWERED : card && plain(card);
      }
      case 'swap': {
        const card = deps.duty ? renderSwap(body.change, deps.duty.desk(), reader) : null;
        return card && plain(card);
      }
      case 'request': {
        const shown = deps.approval
          ? await renderRequest(deps.approval, body, reader, store.loadIncident.bind(store))
          : null;
        return shown && { ...plain(shown.card), calls: shown.calls };
      }
      case 'word':
        return plain({ ...renderWord(body.say, reader), level: body.level });
      case 'room':
      case 'group':
        // Not a message: see render-room and group-wanted.
        return null;
      default:
        return unreachable(body);
    }
  };
}

async function loadAll(store: Pick<Store, 'loadIncident'>, ids: readonly number[]): Promise<readonly Incident[]> {
  const found = await Promise.all(ids.map((id) => store.loadIncident(id)));
  return found.filter((incident) => incident !== null);
}

function plain(card: Card): Rendered {
  return { card, calls: NO_CALLS, broadcast: false };
}

/** There is nothing left to show. */
const NO_ROLES: Omit<Clearance, 'people'> = { settings: { roles: [] }, members: new Map() };

/** Whoever answers for a clock is called, and not told here of which. */
function veiledNudge(incident: Incident, people: readonly string[], reader: RenderFor): Rendered {
  const card = renderCall(incident, { people, groups: [], step: null, why: '' }, reader);
  const called = reader.people.filter(({ id }) => people.includes(id));
  return { ...plain(card), calls: { people: called, groups: [] } };
}

const ANSWERED: Rendered = { ...plain(plainCard('')), answered: true };
