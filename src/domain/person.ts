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
}

/** Who did something: a person, or the bot itself and which part of it. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly via: string }
  | { readonly kind: 'bot'; readonly part: string };
