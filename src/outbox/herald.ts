import QuickLRU from 'quick-lru';
import type { Channel } from '../domain/channel.js';
import { incidentName } from '../domain/incident.js';
import { rank } from '../domain/level.js';
import type { Notice, SendResult, WantedNotice } from '../domain/notice.js';
import type { Settings } from '../domain/settings.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { joinedParam, namer } from '../text/sentences.js';
import { fallbackFor, type Subject } from './fallback.js';
import { channelWord, isGateway, serviceWord } from './place-word.js';

export interface HeraldDeps {
  /** Those in force; only channels of chats that run. */
  settings(): Pick<Settings, 'channels' | 'fallback' | 'people'>;
  isReached(channel: Channel): boolean;
  /** Has the bot speak of itself. */
  tell(word: Omit<WantedNotice, 'wanted'>): Promise<void>;
  now(): number;
}

const REMEMBERED = 1_000;
/** Failures of one channel for one reason are told this often at the most. */
const EVERY_MS = 60_000;

/** Tells people, in a channel that works, of what does not arrive elsewhere: once for each reason, until it is well again. */
export class Herald {
  readonly #told = new Map<string, Set<string>>();
  readonly #lost = new QuickLRU<string, true>({ maxSize: REMEMBERED });
  #n = 0;

  constructor(readonly deps: HeraldDeps) {}

  async broken(subject: Subject, why: string, fix: Say | null): Promise<void> {
    if (!this.knows(subject, why)) return;
    const params = { ...where(subject), fix: fixParam(fix, why) };
    await this.#tell(subject, sentence(`outbox.broken.${wordOf(subject)}`, params));
  }

  /** It is known to be broken, and need not be told; false where it was already. */
  knows(subject: Subject, why: string): boolean {
    const key = subjectKey(subject);
    const whys = this.#told.get(key) ?? new Set();
    if (whys.has(why)) return false;
    this.#told.set(key, whys.add(why));
    return true;
  }

  async well(subject: Subject): Promise<void> {
    if (!this.#told.delete(subjectKey(subject))) return;
    await this.#tell(subject, sentence(`outbox.well.${wordOf(subject)}`, where(subject)));
  }

  /** A warning the service refused for what it is: people would never learn of it. */
  async lost(notice: Notice, result: Extract<SendResult, { kind: 'failed' }>, service: string): Promise<void> {
    const { key, channel, body } = notice;
    if (
      body.for !== 'card' &&
      body.for !== 'call' &&
      body.for !== 'digest' &&
      body.for !== 'contact' &&
      body.for !== 'group'
    )
      return;
    const minute = Math.floor(this.deps.now() / EVERY_MS);
    const again = `${channel} ${result.why} ${minute}`;
    if (this.#lost.has(key) || this.#lost.has(again)) return;
    this.#lost.set(key, true).set(again, true);
    const params = {
      channel: channelWord(channel),
      fix: fixParam(result.fix, result.why),
      group: body.for === 'group' ? body.group : '',
      inc: incidentName(notice.incident ?? 0),
      whom: joinedParam(calledBy(body).map(namer(this.deps.settings().people))) ?? '–',
    };
    await this.#tell({ kind: 'channel', id: channel, service }, sentence(`outbox.lost.${body.for}`, params), channel);
  }

  /** `otherwise`: the channel to tell it in where there is no other. */
  async #tell(subject: Subject, said: Say, otherwise?: string): Promise<void> {
    const settings = this.deps.settings();
    const channel =
      fallbackFor(subject, settings, (each) => this.deps.isReached(each))?.id ??
      settings.channels.find(({ id }) => id === otherwise)?.id;
    if (channel === undefined) return;
    await this.deps.tell({
      key: `word:outbox:${this.deps.now()}.${this.#n++}@${channel}`,
      kind: 'word',
      channel,
      incident: null,
      priority: rank('orange'),
      body: { for: 'word', say: said, level: null },
    });
  }
}

/** No card ever goes to a gateway. */
function wordOf(subject: Subject): Subject['kind'] | 'gateway' {
  return subject.kind === 'service' && isGateway(subject.service) ? 'gateway' : subject.kind;
}

function calledBy(body: Notice['body']): readonly string[] {
  if (body.for === 'contact') return body.person === null ? [] : [body.person];
  return body.for === 'call' ? body.people : [];
}

/** What to do about it, or at least what the service said. */
function fixParam(fix: Say | null, why: string): SayParam {
  return { say: fix ?? sentence('outbox.broken.why', { why }) };
}

function where(subject: Subject): Record<string, SayParam> {
  return subject.kind === 'service'
    ? { service: serviceWord(subject.service) }
    : { channel: channelWord(subject.id), service: serviceWord(subject.service) };
}

export function subjectKey(subject: Subject): string {
  return subject.kind === 'service' ? `service ${subject.service}` : `${subject.kind} ${subject.id}`;
}
