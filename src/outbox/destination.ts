import type { Channel } from '../domain/channel.js';
import { serviceOf } from '../domain/channel.js';
import type { Notice } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Lang } from '../domain/text.js';
import type { Store } from '../store/store.js';

/** What a notice's channel names. */
export type Place =
  | { readonly kind: 'channel'; readonly channel: Channel }
  /** The channel made for an incident, near a configured one; `key`: of the notice that keeps it. */
  | { readonly kind: 'room'; readonly key: string; readonly near: Channel }
  /** A person's direct messages. */
  | { readonly kind: 'dm'; readonly channel: Channel }
  | { readonly kind: 'nowhere'; readonly why: string };

/** Where a message goes; a string says why it goes nowhere. */
export type Destination = Channel | string;

export interface DestinationDeps {
  /** Those in force. */
  settings(): Pick<Settings, 'channels' | 'lang' | 'zone'>;
  readonly store: Pick<Store, 'loadNotice'>;
  /** With the accounts they have now. */
  people(): readonly Person[];
  /** The language somebody chose; null: none. */
  langOf(person: Person): Lang | null;
}

/** Finds the place a channel's id stands for: `ops`, `room:42@ops`, `room:42.2@ops`, `dm:slack:U0123`, `dm:slack:eu:U0123`, `at:slack:C0123`, `webhook:sms:lin`. */
export class Destinations {
  #listed: readonly Channel[] = [];
  #channels: ReadonlyMap<string, Channel> = new Map();

  constructor(readonly deps: DestinationDeps) {}

  /** Laid out anew only where they are others than before. */
  #known(): ReadonlyMap<string, Channel> {
    const { channels } = this.deps.settings();
    if (channels !== this.#listed) this.#channels = new Map(channels.map((channel) => [channel.id, channel]));
    this.#listed = channels;
    return this.#channels;
  }

  place(id: string): Place {
    const channels = this.#known();
    const channel = channels.get(id);
    if (channel) return { kind: 'channel', channel };
    const room = /^room:\d+(?:\.\d+)?@(.+)$/.exec(id);
    const near = channels.get(room?.[1] ?? '');
    if (near) return { kind: 'room', key: id, near };
    const dm = /^dm:([^:]+)(?::([^:]+))?:([^:]+)$/.exec(id);
    if (dm) return { kind: 'dm', channel: this.#direct(id, dm[1] ?? '', dm[2] ?? null, dm[3] ?? '') };
    const gateway = /^webhook:([^:]+)(?::([^:]+))?$/.exec(id);
    if (gateway) return { kind: 'dm', channel: this.#gateway(id, gateway[1] ?? '', gateway[2] ?? '') };
    const at = /^at:([^:]+)(?::([^:]+))?:([^:]+)$/.exec(id);
    if (at) return { kind: 'channel', channel: this.#at(id, at[1] ?? '', at[2] ?? null, at[3] ?? '') };
    return { kind: 'nowhere', why: `channel "${room?.[1] ?? id}" is no longer in the configuration` };
  }

  /** The service its messages go through; null: none. */
  serviceOf(id: string): string | null {
    const place = this.place(id);
    switch (place.kind) {
      case 'nowhere':
        return null;
      case 'room':
        return serviceOf(place.near);
      default:
        return serviceOf(place.channel);
    }
  }

  async of(notice: Notice): Promise<Destination> {
    const place = this.place(notice.channel);
    if (place.kind === 'nowhere') return place.why;
    if (place.kind !== 'room') return place.channel;
    const address = (await this.deps.store.loadNotice(place.key))?.ref ?? null;
    if (address === null) return `the channel of INC-${notice.incident ?? '?'} near "${place.near.id}" was never made`;
    return { ...place.near, id: place.key, address, purpose: 'ops' };
  }

  /** A channel of a chat that is in no configuration: somebody asked for something there. */
  #at(id: string, platform: string, workspace: string | null, address: string): Channel {
    const { lang, zone } = this.deps.settings();
    const more = { purpose: 'ops', from: 'red', match: [], onlyEscalation: true } as const;
    return { id, platform, workspace, address, lang, zone, ...more };
  }

  #direct(id: string, platform: string, workspace: string | null, account: string): Channel {
    const whole = workspace === null ? account : `${workspace}:${account}`;
    const person = this.deps
      .people()
      .find((each) => each.accounts.some((a) => a.platform === platform && a.id === whole));
    return { ...this.#personal(person), id, platform, workspace, address: `@${account}` };
  }

  /** An outgoing webhook, which takes the place of a workspace; `whom`: a person's id, or empty. */
  #gateway(id: string, webhook: string, whom: string): Channel {
    const person = this.deps.people().find((each) => each.id === whom);
    return { ...this.#personal(person), id, platform: 'webhook', workspace: webhook, address: whom };
  }

  #personal(person: Person | undefined): Omit<Channel, 'id' | 'platform' | 'workspace' | 'address'> {
    const settings = this.deps.settings();
    return {
      purpose: 'ops',
      lang: (person && this.deps.langOf(person)) ?? settings.lang,
      zone: person?.zone ?? settings.zone,
      from: 'red',
      match: [],
      onlyEscalation: true,
    };
  }
}
