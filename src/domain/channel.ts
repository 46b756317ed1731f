import type { Level } from './level.js';
import type { Matcher } from './matcher.js';
import type { Lang } from './text.js';

/** What a channel is for: `managers` get short cards, `ops` is where the bot asks to be tried. */
export const PURPOSES = ['ops', 'on-call', 'managers', 'compliance'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A place cards are posted to. */
export interface Channel {
  readonly id: string;
  /** The chat it lives in: `console`, `slack`, `discord`. */
  readonly platform: string;
  /** Which workspace of the chat, by the configuration's name of it; null: the only or first one. */
  readonly workspace: string | null;
  /** The chat service's own id or name of it: `C0123`, `#live-ops`; `@U0123` is a person's direct messages. */
  readonly address: string;
  readonly purpose: Purpose;
  readonly lang: Lang;
  /** IANA zone times are shown in where the chat cannot show the reader's own. */
  readonly zone: string;
  /** Incidents of this level and above are posted here when they open. */
  readonly from: Level;
  /** Only incidents with these labels. Empty: all. */
  readonly match: readonly Matcher[];
  /** Posted to only when an escalation step names it. */
  readonly onlyEscalation: boolean;
}

/** People called together: a Slack user group, a Discord role, each by id or name. */
export interface MentionGroup {
  readonly id: string;
  readonly slack: string | null;
  readonly discord: string | null;
}

/** Another workspace of a chat beside the first; its tokens are environment variables. */
export interface Workspace {
  readonly id: string;
  /** Names of environment variables. */
  readonly botTokenEnv: string;
  readonly appTokenEnv: string | null;
}

/** The chats people know, as they write them. */
export const CHAT_NAMES: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' };

export function chatName(platform: string): string {
  return CHAT_NAMES[platform] ?? platform;
}

/** The chat service a channel's messages go through: rates and outages are counted by it. */
export function serviceOf(channel: Pick<Channel, 'platform' | 'workspace'>): string {
  return channel.workspace === null ? channel.platform : `${channel.platform}:${channel.workspace}`;
}
