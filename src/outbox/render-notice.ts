import type { Card } from '../domain/card.js';
import type { Channel } from '../domain/channel.js';
import type { Notice } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import { unreachable } from '../domain/signal.js';
import type { Store } from '../store/store.js';
import { namer } from '../text/sentences.js';
import { historySay } from '../text/timeline.js';
import { type RenderFor, renderIncident, renderWord } from './render.js';
import { renderCall } from './render-call.js';
import { renderDigest } from './render-digest.js';

export interface Rendered {
  readonly card: Card;
  /** Ids of people the message calls. */
  readonly calls: readonly string[];
}
/** Renders a notice from the present state; null where what it was about is gone. */
export type RenderNotice = (notice: Notice, channel: Channel) => Promise<Rendered | null>;

export interface RenderDeps {
  readonly store: Pick<Store, 'loadIncident' | 'loadAlertsOf' | 'loadClocks'>;
  readonly people: readonly Person[];
  now(): number;
}

export function createRenderNotice(deps: RenderDeps): RenderNotice {
  const { store } = deps;
  return async (notice, channel) => {
    const reader: RenderFor = { lang: channel.lang, zone: channel.zone, now: deps.now(), people: deps.people };
    const { body } = notice;
    const incident = notice.incident === null ? null : await store.loadIncident(notice.incident);
    switch (body.for) {
      case 'card': {
        if (!incident) return null;
        const [alerts, clocks] = await Promise.all([
          store.loadAlertsOf(incident.id),
          store.loadClocks(null, String(incident.id)),
        ]);
        return { card: renderIncident(incident, alerts, clocks, reader), calls: [] };
      }
      case 'line': {
        if (!incident) return null;
        const { event, at, actor } = body;
        const said = historySay({ kind: 'incident', incident: incident.id, event, at, actor }, namer(deps.people));
        return { card: { ...renderWord(said, reader), drill: incident.drill }, calls: [] };
      }
      case 'call':
        if (!incident) return null;
        return { card: renderCall(incident, body, reader), calls: body.people };
      case 'digest': {
        const incidents = await Promise.all(body.incidents.map((id) => store.loadIncident(id)));
        return {
          card: renderDigest(
            incidents.filter((i) => i !== null),
            reader,
            body.total,
          ),
          calls: [],
        };
      }
      case 'word':
        return { card: { ...renderWord(body.say, reader), level: body.level }, calls: [] };
      default:
        return unreachable(body);
    }
  };
}
