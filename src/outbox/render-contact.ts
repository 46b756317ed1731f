import type { Page } from '../chat/chat.js';
import { type Card, plainCard } from '../domain/card.js';
import { stillWants } from '../domain/escalation/standing.js';
import { waySay } from '../domain/escalation/way-say.js';
import { type Incident, incidentName } from '../domain/incident.js';
import type { NoticeBody } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import type { Store } from '../store/store.js';
import { calledBecauseSay } from '../text/called-because.js';
import { sentence } from '../text/catalogue.js';
import { pageText, stormPageText, testPageText } from '../text/page-text.js';
import { say, sayText } from '../text/say.js';
import { isVeiled } from '../text/veil.js';
import { incidentsOfCall } from './called-to.js';
import { addressOf } from './card-address.js';
import type { RenderFor } from './render.js';
import { renderCall } from './render-call.js';
import { namedInStormCall, renderStormCall } from './render-storm-call.js';

/** What a person gets in a way of theirs: as a direct message, and as a gateway takes it. */
export interface ContactShown {
  readonly card: Card;
  readonly page: Page;
  /** Nobody needs it any more. */
  readonly answered: boolean;
}
type Contact = Extract<NoticeBody, { for: 'contact' }>;
type Reading = Pick<Store, 'loadNotice' | 'loadStandings' | 'loadIncident'>;

/** Later than this somebody is told that it comes late, ms. */
const LATE_MS = 120_000;
const MINUTE_MS = 60_000;

/** A call in a way of one person's, as things stand now; null where what it was about is gone. */
export async function renderContact(
  store: Reading,
  body: Contact,
  incident: Incident | null,
  reader: RenderFor,
): Promise<ContactShown | null> {
  if (body.digest !== null || body.incidents) return renderMany(store, body, reader);
  if (!incident) return null;
  const { person, step, names } = body;
  // Somebody's words may tell what it is about.
  const why = isVeiled(incident) ? '' : body.why;
  const people = person === null ? [] : [person];
  const card = renderCall(incident, { people, groups: [], step, why, ...(names && { names }) }, reader);
  const url = await addressOf(store, incident);
  return {
    answered: !stillWants(incident, person, step),
    card: { ...card, text: [...card.text, ...remarks(body, reader)] },
    page: { ...pageOf(body, reader), event: 'call', text: pageText(incident, step, reader), url, ...named(incident) },
  };
}

async function renderMany(store: Reading, body: Contact, reader: RenderFor): Promise<ContactShown | null> {
  const incidents = await incidentsOfCall(store, body);
  if (!incidents) return null;
  const loaded = await Promise.all(namedInStormCall(incidents).map((id) => store.loadIncident(id)));
  const worst = loaded.filter((one) => one !== null);
  const [first] = worst;
  const people = body.person === null ? [] : [body.person];
  const card = renderStormCall(incidents, worst, { people, groups: [] }, reader);
  const waiting = incidents.filter(({ state }) => state === 'open').length;
  return {
    answered: waiting === 0,
    card: { ...card, text: [...card.text, ...remarks(body, reader)] },
    page: {
      ...pageOf(body, reader),
      event: 'storm',
      text: first ? stormPageText(first, waiting, reader) : '',
      ...(first && named(first)),
    },
  };
}

/** Somebody tries a way of theirs. */
export function renderTry({ person, way }: Extract<NoticeBody, { for: 'try' }>, reader: RenderFor): ContactShown {
  const { lang, zone, now } = reader;
  const page = pageOf({ person }, reader);
  const text = say(lang, zone, sentence('contact.try.text', { way: { say: waySay(way) } }));
  return {
    answered: false,
    card: plainCard(sayText(lang, zone, sentence('contact.try.title'), now), [text]),
    page: { ...page, event: 'test', text: testPageText(page.person?.name ?? person, reader) },
  };
}

/** Why them, and that it comes late. */
function remarks({ by, dueAt, names, step }: Contact, { lang, zone, now }: RenderFor): Card['text'] {
  const late = now - dueAt;
  return [
    // Whom a person asks for by name has been told so.
    step === null && by?.startsWith('person:') ? null : calledBecauseSay(by, names),
    late < LATE_MS
      ? null
      : sentence('contact.late', { due: { at: dueAt }, late: { ms: Math.round(late / MINUTE_MS) * MINUTE_MS } }),
  ].flatMap((said) => (said === null ? [] : [say(lang, zone, said)]));
}

function named({ id, level, drill }: Incident): Pick<Page, 'incident' | 'level' | 'drill'> {
  return { incident: incidentName(id), level, drill };
}

function pageOf({ person }: { readonly person: string | null }, { people }: RenderFor) {
  const called = people.find(({ id }) => id === person);
  return { person: called ? paged(called) : null, incident: null, level: null, url: null, drill: false };
}

function paged({ id, name, phone }: Person): NonNullable<Page['person']> {
  return { id, name, phone: phone ?? null };
}
