import { type Channel, serviceOf } from '../domain/channel.js';
import type { Settings } from '../domain/settings.js';

/** What nothing reaches: a channel, the making of channels near one, or a whole service. */
export type Subject =
  | { readonly kind: 'channel'; readonly id: string; readonly service: string }
  | { readonly kind: 'rooms'; readonly id: string; readonly service: string }
  | { readonly kind: 'service'; readonly service: string };

/**
 * Where people are told of it: the channel the configuration names, else the first of another service that is not itself
 * in trouble, else any other; null where there is none. Channels for escalation alone come last.
 */
export function fallbackFor(
  subject: Subject,
  settings: Pick<Settings, 'channels' | 'fallback'>,
  isReached: (channel: Channel) => boolean,
): Channel | null {
  const others = settings.channels
    .filter((channel) =>
      subject.kind === 'service'
        ? serviceOf(channel) !== subject.service
        : subject.kind === 'rooms' || channel.id !== subject.id,
    )
    .sort((a, b) => Number(a.onlyEscalation) - Number(b.onlyEscalation));
  const elsewhere = (channel: Channel): boolean => serviceOf(channel) !== subject.service;
  return (
    others.find((channel) => channel.id === settings.fallback) ??
    others.find((channel) => elsewhere(channel) && isReached(channel)) ??
    others.find(isReached) ??
    others[0] ??
    null
  );
}
