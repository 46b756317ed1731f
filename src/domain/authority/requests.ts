import type { Say } from '../text.js';
import type { Request } from './request.js';

/** The fewest letters of a hash that name a deed. */
const NAMES = 8;

/** What an answer makes of a request. `done`: it changed. */
export type Answered =
  | { readonly result: 'done'; readonly request: Request }
  | { readonly result: 'noop' | 'refused'; readonly said: Say };

export interface Approval {
  /** Id of the person who approves. */
  readonly by: string;
  readonly now: number;
  /** Of the deed as they saw it; its beginning will do. */
  readonly hash: string;
  /** Of the deed as it is kept, taken anew. */
  readonly actual: string;
  /** Different people it takes by now: the incident may have become graver since it was asked. */
  readonly needs: number;
}

/**
 * One more approval. Not by whoever asked, not twice by one person, not of another deed than the one they saw, not after
 * its time. Approved once as many different people agreed as it takes.
 */
export function approve(request: Request, { by, now, hash, actual, needs }: Approval): Answered {
  const params = { id: request.id };
  if (request.state === 'approved') return { result: 'noop', said: { key: 'approval.approved-already', params } };
  if (request.state !== 'waiting') return over(request);
  if (isPast(request, now)) return refused('approval.expired', { ...params, due: { at: request.dueAt } });
  if (by === request.by) return refused('approval.own', params);
  const seen = hash.toLowerCase();
  if (actual !== request.hash || seen.length < NAMES || !actual.startsWith(seen))
    return refused('approval.other-deed', { ...params, hash: actual.slice(0, NAMES) });
  if (request.approvals.some((each) => each.by === by))
    return { result: 'noop', said: { key: 'approval.twice', params } };
  const approvals = [...request.approvals, { by, at: now }];
  const counted: Request = { ...request, approvals, needs: Math.max(request.needs, needs) };
  if (approvals.length < counted.needs) return { result: 'done', request: counted };
  return { result: 'done', request: { ...counted, state: 'approved', endedAt: now, endedBy: by } };
}

export function reject(request: Request, by: string, why: string, now: number): Answered {
  if (request.state !== 'waiting') return over(request);
  if (by === request.by) return refused('approval.own', { id: request.id });
  return { result: 'done', request: { ...request, state: 'rejected', endedAt: now, endedBy: by, reason: why } };
}

/** Whoever asked takes it back; what is done cannot be. */
export function withdraw(request: Request, by: string, now: number): Answered {
  if (request.state !== 'waiting') return over(request);
  if (by !== request.by) return refused('approval.not-yours', { id: request.id });
  if (request.when === 'after') return refused('approval.done-first', { id: request.id });
  return { result: 'done', request: { ...request, state: 'withdrawn', endedAt: now, endedBy: by } };
}

/** Its time is over: what was to be approved first no longer can be. What was done first stays to be approved, late. */
export function expire(request: Request, now: number): Request | null {
  if (request.state !== 'waiting' || !isPast(request, now)) return null;
  return { ...request, state: 'expired', endedAt: now };
}

/** More different people have to agree where its incident became graver; null: nothing changes. */
export function raised(request: Request, needs: number): Request | null {
  return request.state === 'waiting' && needs > request.needs ? { ...request, needs } : null;
}

/** Filed after the deed, due, and still nobody agreed. */
export function isLate({ when, state, dueAt }: Request, now: number): boolean {
  return when === 'after' && state === 'waiting' && dueAt <= now;
}

function isPast({ when, dueAt }: Request, now: number): boolean {
  return when === 'before' && dueAt <= now;
}

function over({ id, state }: Request): Answered {
  return refused('approval.over', { id, state: { say: { key: `request.${state}` } } });
}

function refused(key: string, params: Say['params']): Answered {
  return { result: 'refused', said: { key, params: params ?? {} } };
}
