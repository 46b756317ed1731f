import type { Reader } from '../api/seen.js';
import type { Team } from '../state/team.js';

/** Whose eyes look at a text: names are looked up in the workspace, dates shown in the reader's zone. */
export interface Eyes {
  readonly tz: string;
  readonly locale: string;
  readonly now: number;
  user(id: string): string;
  channel(id: string): string;
  group(id: string): string;
}

export function eyesOf(team: Team, now: number, reader: Reader = {}): Eyes {
  return {
    tz: reader.tz ?? 'Asia/Shanghai',
    locale: reader.locale ?? 'en-US',
    now,
    user: (id) => `@${team.users.get(id)?.name ?? id}`,
    channel: (id) => `#${team.channels.get(id)?.name ?? id}`,
    group: (id) => `@${team.groups.find((group) => group.id === id)?.handle ?? id}`,
  };
}
