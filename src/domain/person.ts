import type { Lang } from './text.js';

export const PERMISSIONS = ['read', 'act', 'manage'] as const;
/** `read` looks, `act` handles incidents, `manage` silences, changes shows and levels down. */
export type Permission = (typeof PERMISSIONS)[number];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly lang?: Lang;
  /** IANA zone: `Asia/Shanghai`. */
  readonly zone?: string;
  readonly permission: Permission;
  /** Accounts of theirs in the chats, by people.yaml or `/risk link`. */
  readonly accounts: readonly Account[];
  /** Ids of roles of people.yaml; more may come from groups of the chats. */
  readonly roles?: readonly string[];
  /** When nobody should wake them for less than red. */
  readonly quiet?: QuietHours;
  /** How they are called, in this order, beside the mention in the channel. Left out: a direct message at once. */
  readonly ways?: readonly ContactWay[];
  /** E.164, for gateways: `+8613800138000`. Never shown. */
  readonly phone?: string;
}

/** Hours of the person's own day; `end` before `start`: over midnight. */
export interface QuietHours {
  /** Minutes after midnight. */
  readonly start: number;
  readonly end: number;
  /** ISO days they begin on, 1 = Monday; empty: every day. */
  readonly weekdays: readonly number[];
}

/** One way a person is called. */
export interface ContactWay {
  /** `slack`, `discord`: a direct message there; `webhook:sms`: an outgoing webhook of oncall.yaml. */
  readonly by: string;
  /** How long after they are called by a step, while nobody has answered; ms. */
  readonly afterMs: number;
}

/** Somebody's account in a chat: `slack` `U0123`. */
export interface Account {
  readonly platform: string;
  readonly id: string;
}

/** How an account is written as one word: `slack:U0123`. */
export function accountKey(account: Account): string {
  return `${account.platform}:${account.id}`;
}

/** Who did something: a person, or the bot itself and which part of it. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly via: string }
  | { readonly kind: 'bot'; readonly part: string };
