import type { ChatAdapter } from '../chat/chat.js';
import { type Channel, serviceOf } from '../domain/channel.js';
import type { DeliveryRecord, DeliveryResult, Notice, SendResult, WantedNotice } from '../domain/notice.js';
import type { Person } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Lang } from '../domain/text.js';
import type { Store } from '../store/store.js';
import { Destinations } from './destination.js';
import type { WantedIn } from './group-wanted.js';
import { Herald } from './herald.js';
import { LOCAL, paceOf } from './limits.js';
import { Pump } from './pump.js';
import type { RenderNotice } from './render-notice.js';
import type { RenderRoom } from './render-room.js';
import { createSend } from './send.js';

export interface PumpsDeps {
  readonly store: Pick<
    Store,
    'claimNotices' | 'loadNotice' | 'isAwaited' | 'loadLanes' | 'loadBroken' | 'reviveNotices' | 'expireNotices'
  >;
  record(records: readonly DeliveryRecord[]): Promise<void>;
  /** By platform. */
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  /** Those in force. */
  settings(): Pick<Settings, 'channels' | 'fallback' | 'people' | 'lang' | 'zone' | 'webhooks'>;
  /** With the accounts they have now. */
  people(): readonly Person[];
  /** The language somebody chose; null: none. */
  langOf(person: Person): Lang | null;
  readonly render: RenderNotice;
  readonly room: RenderRoom;
  readonly wantedIn?: WantedIn;
  /** Has the bot speak of itself. */
  tell(word: Omit<WantedNotice, 'wanted'>): Promise<void>;
  /** ms since the epoch */
  now(): number;
  onError(error: unknown): void;
  /** A notice was given up, and why. */
  onFailed?(notice: Notice, result: Extract<SendResult, { kind: 'failed' }>): void;
  /** For the metrics. */
  onDelivered?(notice: Notice, result: DeliveryResult, ms: number): void;
}

/** One pump for each service of a running chat, and one for what goes nowhere, to fail there. */
export interface Pumps {
  readonly all: ReadonlyMap<string, Pump>;
  /** The pump a channel's messages go through, by its name. */
  nameFor(channel: string): string;
}
const NOWHERE = '';

export function createPumps(deps: PumpsDeps, onEnd: () => void): Pumps {
  const { adapters } = deps;
  const destinations = new Destinations(deps);
  const platformOf = (service: string): string => service.split(':')[0] ?? '';
  const running = (): readonly Channel[] =>
    deps.settings().channels.filter((channel) => adapters.has(channel.platform));
  const gateways = (): readonly string[] =>
    adapters.has('webhook') ? deps.settings().webhooks.map(({ id }) => `webhook:${id}`) : [];
  const services = (): readonly string[] => [...running().map(serviceOf), ...gateways()];
  const all = new Map<string, Pump>();
  const nameFor = (channel: string): string => {
    const service = destinations.serviceOf(channel);
    if (service === null) return NOWHERE;
    // A reload may bring the first channel of a service.
    if (!all.has(service) && services().includes(service)) open(service);
    return all.has(service) ? service : NOWHERE;
  };
  const isReached = (channel: Channel): boolean => all.get(serviceOf(channel))?.isReached(channel.id) === true;
  const shared = {
    ...deps,
    serviceOf: nameFor,
    send: createSend({ ...deps, destinations }),
    herald: new Herald({ ...deps, settings: () => ({ ...deps.settings(), channels: running() }), isReached }),
    onDelivered: (notice: Notice, result: DeliveryResult, ms: number) => {
      deps.onDelivered?.(notice, result, ms);
      if (result.kind === 'failed') deps.onFailed?.(notice, result);
    },
    onEnd,
  };
  const open = (service: string): void => {
    all.set(service, new Pump({ ...shared, service, pace: paceOf(platformOf(service)) }));
  };
  for (const service of new Set([...services(), ...adapters.keys()])) open(service);
  all.set(NOWHERE, new Pump({ ...shared, service: NOWHERE, pace: LOCAL }));
  return { all, nameFor };
}
