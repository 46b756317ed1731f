import type { Channel } from './domain/channel.js';
import type { Level } from './domain/level.js';
import { rank } from './domain/level.js';
import type { WantedNotice } from './domain/notice.js';
import type { Say } from './domain/text.js';

/** A word to every operators' channel; `key` tells it from every other. */
export function wordToOperators(
  channels: readonly Channel[],
  say: Say,
  level: Level | null,
  key: string,
): readonly Omit<WantedNotice, 'wanted'>[] {
  return channels
    .filter(({ purpose, onlyEscalation }) => purpose === 'ops' && !onlyEscalation)
    .map(({ id }) => ({
      key: `word:config:${key}@${id}`,
      kind: 'word',
      channel: id,
      incident: null,
      priority: rank(level ?? 'yellow'),
      body: { for: 'word', say, level },
    }));
}
