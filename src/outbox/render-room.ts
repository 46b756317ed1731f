import type { Room } from '../chat/chat.js';
import type { Channel } from '../domain/channel.js';
import { type Incident, incidentName } from '../domain/incident.js';
import { roomsOf } from '../domain/incident-room.js';
import type { Notice } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import type { Labels } from '../domain/signal.js';
import type { Store } from '../store/store.js';
import { type Key, sentence } from '../text/catalogue.js';
import { sayText, wordedText } from '../text/say.js';
import { levelWord, namer } from '../text/sentences.js';
import { veiledStore } from './veiled-store.js';

/** Renders an incident's own channel from the present state; null where the incident is gone. */
export type RenderRoom = (notice: Notice, near: Channel) => Promise<Room | null>;

export interface RenderRoomDeps {
  readonly store: Pick<Store, 'loadIncident' | 'loadAlertsOf' | 'loadClocks'>;
  people(): readonly Person[];
  now(): number;
}

const MAX_NAME = 80;
const MAX_TOPIC = 250;
/** Labels that may hold a link worth keeping at the top, and what the link is called. */
const LINKS: readonly (readonly [label: string, title: Key])[] = [
  ['runbook', 'outbox.link.runbook'],
  ['runbook_url', 'outbox.link.runbook'],
  ['dashboard', 'outbox.link.dashboard'],
  ['dashboard_url', 'outbox.link.dashboard'],
  ['url', 'outbox.link.source'],
];

export function createRenderRoom({ store, people, now }: RenderRoomDeps): RenderRoom {
  return async (notice, near) => {
    if (notice.incident === null || notice.body.for !== 'room') return null;
    // Its name and topic are read by everybody in the workspace.
    const incident = await veiledStore(store).loadIncident(notice.incident);
    if (!incident) return null;
    const known = people();
    return {
      nonce: notice.key,
      name: roomName(incident),
      topic: topic(incident, near, known, now()),
      people: involved(incident, notice.body.people, known),
      links: [...notice.body.links, ...links(incident.labels, near, now())],
      over: incident.state === 'closed' || roomsOf(incident).at(-1) !== notice.key,
    };
  };
}

/** `inc-42-deliveries-late-in-east`: by the English title, because chats take few other letters. */
function roomName(incident: Incident): string {
  const slug = wordedText(incident.title, 'en', incident.labels)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  return `${incidentName(incident.id).toLowerCase()}-${slug}`.slice(0, MAX_NAME).replace(/-+$/, '');
}

function topic(incident: Incident, { lang, zone }: Channel, people: readonly Person[], now: number): string {
  const owner =
    incident.owner === null
      ? { say: sentence('outbox.room.free') }
      : { say: sentence('outbox.room.owner', { who: namer(people)(incident.owner) }) };
  const text = sayText(
    lang,
    zone,
    sentence('outbox.room.topic', {
      level: levelWord(incident.level),
      title: wordedText(incident.title, lang, incident.labels),
      state: { say: sentence(`state.${incident.state}`) },
      owner,
    }),
    now,
  );
  return text.length <= MAX_TOPIC ? text : `${text.slice(0, MAX_TOPIC - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Those with an account somewhere, each once. */
function involved(incident: Incident, asked: readonly string[], people: readonly Person[]): readonly Person[] {
  const ids = new Set([...asked, incident.owner, ...Object.values(incident.roles), incident.acknowledgedBy]);
  return people.filter((person) => ids.has(person.id) && person.accounts.length > 0);
}

function links(labels: Labels, { lang, zone }: Channel, now: number): Room['links'] {
  const found = new Map<string, string>();
  for (const [label, title] of LINKS) {
    const url = labels[label];
    if (url !== undefined && /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && !found.has(url))
      found.set(url, sayText(lang, zone, sentence(title), now));
  }
  return [...found].map(([url, title]) => ({ title, url }));
}
