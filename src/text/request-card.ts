import { isDrawn, leftOf } from '../domain/authority/draw.js';
import type { Request } from '../domain/authority/request.js';
import { isLate } from '../domain/authority/requests.js';
import { amountParam, type Resource } from '../domain/authority/resource.js';
import { type Card, type CardButton, type CardField, plainCard, type Rich } from '../domain/card.js';
import { incidentName } from '../domain/incident.js';
import type { Say, SayParam } from '../domain/text.js';
import { type Key, sentence } from './catalogue.js';
import { badge, type CardReader } from './incident-card.js';
import { say, sayText } from './say.js';
import { joinedParam, namer } from './sentences.js';

/** Letters of a deed's hash that stand in a button and on a card. */
const MARK = 12;

/** What a request is about, as it is now. */
export interface RequestView {
  readonly request: Request;
  /** undefined: it is no longer in the configuration. */
  readonly resource: Resource | undefined;
  /** All that was asked of the resource. */
  readonly asked: readonly Request[];
}

/** What exactly is asked, by whom, until when, who has agreed, what is left; with buttons while it waits. */
export function requestCard({ request, resource, asked }: RequestView, reader: CardReader): Card {
  const { lang, zone, now } = reader;
  const nameOf = namer(reader.people);
  const fields: CardField[] = [];
  const add = (name: Key, value: SayParam | null): void => {
    if (value === null) return;
    const text = sentence('text', { text: value });
    fields.push({ name: sayText(lang, zone, sentence(name), now), value: say(lang, zone, text) });
  };
  const waits = request.state === 'waiting';
  add('request.field.who', nameOf(request.by));
  add('request.field.since', { at: request.at });
  if (waits) add('request.field.until', { at: request.dueAt });
  add('request.field.approved', joinedParam(request.approvals.map(({ by }) => nameOf(by))));
  if (waits) {
    const n = request.needs - request.approvals.length;
    add('request.field.needs', { say: sentence('request.needs', { n }) });
  }
  const left = resource ? leftOf(resource, asked) : null;
  if (resource && left !== null) add('request.field.left', amountParam(resource, left));
  add('request.field.mark', request.hash.slice(0, MARK));
  const text = linesOf(request, resource, now, nameOf).map((each): Rich => say(lang, zone, each));
  return plainCard(sayText(lang, zone, titleSay(request, now), now), text, {
    level: waits ? (request.level ?? 'orange') : null,
    badge: waits && request.level !== null ? badge(request.level, lang) : null,
    fields,
    buttons: waits ? buttonsOf(request, reader) : [],
    drill: request.drill,
  });
}

/** `REQ-7 · waits · Draw 90 units (9%) of Emergency stock East · Li · 18:00`: one line of a list. */
export function requestLine(view: Omit<RequestView, 'asked'>, reader: CardReader): Rich {
  const { request, resource } = view;
  const who = namer(reader.people)(request.by);
  const params = {
    id: request.id,
    state: { say: stateSay(request, reader.now) },
    deed: { say: deedSay(request, resource) },
    who,
    due: { at: request.endedAt ?? request.dueAt },
  };
  return say(reader.lang, reader.zone, sentence('requests.line', params));
}

/** What is asked for, exactly. */
export function deedSay({ deed }: Pick<Request, 'deed'>, resource: Resource | undefined): Say {
  const share = { ratio: deed.share };
  const shown = resource ?? { unit: { en: deed.unit, 'zh-CN': deed.unit }, currency: null };
  const amount: SayParam =
    deed.amount === null
      ? share
      : { say: sentence('approval.amount.share', { amount: amountParam(shown, deed.amount), share }) };
  const of: SayParam = resource ? { worded: resource.name, labels: {} } : deed.resource;
  return deed.incident === null
    ? sentence('request.deed', { amount, resource: of })
    : sentence('request.deed.for', { amount, resource: of, inc: incidentName(deed.incident) });
}

function linesOf(
  request: Request,
  resource: Resource | undefined,
  now: number,
  nameOf: (id: string) => string,
): readonly Say[] {
  const lines = [deedSay(request, resource), sentence('request.why', { why: request.deed.why })];
  if (request.state === 'waiting')
    lines.push(sentence(request.when === 'after' ? 'request.done-first' : 'request.held-first'));
  if (request.state === 'rejected') {
    const params = { who: nameOf(request.endedBy ?? ''), why: request.reason };
    lines.push(sentence(isDrawn(request) ? 'request.contested-by' : 'request.rejected-by', params));
  }
  if (isLate(request, now)) lines.push(sentence('request.late'));
  return lines;
}

function titleSay(request: Request, now: number): Say {
  if (request.state === 'waiting') return sentence(`request.title.${request.when}`, { id: request.id });
  return sentence('request.title.over', { id: request.id, state: { say: stateSay(request, now) } });
}

function stateSay(request: Request, now: number): Say {
  if (request.state === 'rejected' && isDrawn(request)) return sentence('request.contested');
  return isLate(request, now) ? sentence('request.late') : sentence(`request.${request.state}`);
}

/** The button to approve holds the mark of what its reader sees: of anything else it approves nothing. */
function buttonsOf({ id, hash }: Request, { lang, zone, now }: CardReader): readonly CardButton[] {
  const label = (key: Key): string => sayText(lang, zone, sentence(key), now);
  return [
    { command: `approve ${id} ${hash.slice(0, MARK)}`, label: label('button.approve'), style: 'primary' },
    { command: `reject ${id}`, label: label('button.reject'), style: 'danger', asks: 'reject' },
  ];
}
