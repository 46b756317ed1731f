import { type Incident, incidentName } from '../domain/incident.js';
import type { Lang, Say, SayParam } from '../domain/text.js';
import { cutText } from '../lib/cut-text.js';
import { type Key, sentence } from './catalogue.js';
import { sayText, wordedText } from './say.js';
import { levelWord } from './sentences.js';

/** What one text message holds in the GSM alphabet; in Chinese it is sent as up to three. */
const MOST = 160;
/** A title is cut down to no less than this. */
const LEAST_TITLE = 10;

export interface PageReader {
  readonly lang: Lang;
  /** IANA */
  readonly zone: string;
  /** ms since the epoch */
  readonly now: number;
}

/** A call to an incident for a telephone: one plain line of at most 160 characters; what is long is the title, and is cut. */
export function pageText(incident: Incident, step: number | null, reader: PageReader): string {
  const key = step === null ? 'contact.page.asked' : 'contact.page.call';
  return aboutIncident(key, incident, { since: { at: incident.waitingSince } }, reader);
}

/** The same to a storm: `waiting` incidents, of which `worst` is the worst. */
export function stormPageText(worst: Incident, waiting: number, reader: PageReader): string {
  return aboutIncident('contact.page.storm', worst, { n: waiting }, reader);
}

export function testPageText(name: string, reader: PageReader): string {
  return oneLine(sentence('contact.page.test', { name }), reader);
}

function aboutIncident(
  key: Key,
  incident: Incident,
  more: Readonly<Record<string, SayParam>>,
  reader: PageReader,
): string {
  const { lang } = reader;
  // Through a gateway it leaves the house: of a restricted incident nothing but its level does.
  const title = incident.restricted
    ? sayText(lang, reader.zone, sentence('contact.page.restricted'), reader.now)
    : wordedText(incident.title, lang, incident.labels);
  const said = (shown: string) =>
    oneLine(
      sentence(key, {
        ...more,
        level: levelWord(incident.level),
        inc: incidentName(incident.id),
        title: shown,
        drill: incident.drill ? 'yes' : 'no',
      }),
      reader,
    );
  const whole = said(title);
  return whole.length <= MOST
    ? whole
    : said(cutText(title, Math.max(LEAST_TITLE, title.length - (whole.length - MOST))));
}

function oneLine(said: Say, { lang, zone, now }: PageReader): string {
  return cutText(sayText(lang, zone, said, now).replace(/\s+/gu, ' ').trim(), MOST);
}
