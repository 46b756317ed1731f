import type { Wanted } from './authority/draw.js';
import type { Veto } from './authority/veto.js';

/** What is asked about resources, approvals and vetoes. */
export type ApprovalAction =
  | {
      readonly on: 'draw';
      readonly resource: string;
      readonly wanted: Wanted;
      readonly incident: number | null;
      readonly why: string;
    }
  /** `hash`: of the deed as they saw it, or at least its first eight letters. */
  | { readonly on: 'request-approve'; readonly request: string; readonly hash: string }
  | { readonly on: 'request-reject'; readonly request: string; readonly why: string }
  | { readonly on: 'request-withdraw'; readonly request: string }
  | { readonly on: 'veto'; readonly what: Veto['on']; readonly ref: string; readonly why: string }
  | { readonly on: 'veto-lift'; readonly what: Veto['on']; readonly ref: string; readonly why: string };
