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
