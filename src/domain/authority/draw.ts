import type { Say } from '../text.js';
import type { Deed, Request } from './request.js';
import { amountParam, type Resource } from './resource.js';
import type { Limit } from './role.js';

/** How much somebody wants: a share of the whole, 0 to 1, or an amount in the resource's unit. */
export type Wanted = { readonly share: number } | { readonly amount: number };

/** Shares are worked out in binary fractions: 0.06 + 0.03 is not to be more than 0.09. */
const HAIR = 1e-9;

export interface DrawContext {
  readonly resource: Resource;
  /** All that was asked of the resource since it was counted. */
  readonly requests: readonly Request[];
  /** What they may take by themselves; null: nothing. */
  readonly limit: Limit | null;
  /** Id of the person who asks. */
  readonly by: string;
  readonly now: number;
  readonly drill: boolean;
}

interface Measured {
  readonly share: number;
  readonly amount: number | null;
}

/** What becomes of a wish to draw. */
export type DrawDecision =
  /** Within their limit: done at once, and filed for approval until `fileBy`. */
  | ({ readonly to: 'do'; readonly fileBy: number } & Measured)
  /** Somebody has to approve first. */
  | ({ readonly to: 'ask'; readonly because: Say } & Measured)
  | { readonly to: 'refuse'; readonly said: Say };

/** Decides on a draw (分级授权, domain.md §3): within one's limit at once, over it with an approver, never more than there is. */
export function decideDraw(wanted: Wanted, context: DrawContext): DrawDecision {
  const { resource, limit, now } = context;
  const measured = measure(wanted, resource);
  if ('key' in measured) return { to: 'refuse', said: measured };
  const { share, amount } = measured;
  const over = overdrawn(resource, amount, context.requests);
  if (over) return { to: 'refuse', said: over };
  if (!limit) return { to: 'ask', because: { key: 'approval.because.none' }, share, amount };
  const already = unapprovedShare(context);
  if (already + share <= limit.share + HAIR) return { to: 'do', fileBy: now + limit.fileWithinMs, share, amount };
  const params = { limit: { ratio: limit.share }, per: { ms: limit.perMs }, already: { ratio: already } };
  const key = already > 0 ? 'approval.because.over.already' : 'approval.because.over';
  return { to: 'ask', because: { key, params }, share, amount };
}

/** Why it cannot be drawn though somebody approves: there is less left. null: there is enough. */
export function overdrawn(resource: Resource, amount: number | null, requests: readonly Request[]): Say | null {
  const left = leftOf(resource, requests);
  if (left === null || amount === null || amount <= left) return null;
  const params = {
    resource: { worded: resource.name, labels: {} },
    wanted: amountParam(resource, amount),
    left: amountParam(resource, left),
  };
  return { key: 'approval.too-much', params };
}

/** What is left of a resource; null where it is not counted. `requests`: those about it since it was counted. */
export function leftOf(resource: Resource, requests: readonly Request[]): number | null {
  if (resource.amount === null) return null;
  return drawnFrom(resource, requests).reduce((left, { deed }) => left - (deed.amount ?? 0), resource.amount);
}

/** Of requests those by which something was taken and is still off what there is. */
export function drawnFrom(resource: Resource, requests: readonly Request[]): readonly Request[] {
  const since = resource.countedAt ?? Number.NEGATIVE_INFINITY;
  return requests.filter(
    (request) => isDrawn(request) && request.deed.resource === resource.id && tookAt(request) >= since,
  );
}

/** Was anything taken by it? What was done first stays done, also where it is rejected afterwards. */
export function isDrawn({ when, state, drill }: Request): boolean {
  return !drill && (when === 'after' || state === 'approved');
}

/** When it was taken: at once, or when the last approver agreed. */
function tookAt(request: Request): number {
  return request.when === 'after' ? request.at : (request.endedAt ?? request.at);
}

/** What they took within the limit's time that nobody has approved: 9 % and 9 % is no way round 10 %. */
function unapprovedShare({ resource, requests, limit, by, now, drill }: DrawContext): number {
  const since = now - (limit?.perMs ?? 0);
  return requests
    .filter((request) => request.when === 'after' && request.by === by && request.drill === drill)
    .filter((request) => request.state !== 'approved' && request.at > since && request.deed.resource === resource.id)
    .reduce((sum, { deed }) => sum + deed.share, 0);
}

/** In whole units, never more than the share that was asked for; a refusal where it comes to nothing. */
function measure(wanted: Wanted, resource: Resource): Measured | Say {
  const whole = resource.amount;
  const named = { resource: { worded: resource.name, labels: {} } };
  if ('share' in wanted) {
    if (!(wanted.share > 0 && wanted.share <= 1)) return { key: 'approval.share', params: named };
    if (whole === null) return { share: wanted.share, amount: null };
    const amount = Math.floor(wanted.share * whole + HAIR);
    return amount > 0 ? { share: amount / whole, amount } : { key: 'approval.nothing', params: named };
  }
  if (whole === null) return { key: 'approval.uncounted', params: named };
  const amount = Math.floor(wanted.amount + HAIR);
  if (!(amount > 0)) return { key: 'approval.nothing', params: named };
  return { share: whole > 0 ? amount / whole : 1, amount };
}

/** The deed, as its hash is taken of it. */
export function drawDeed(resource: Resource, { share, amount }: Measured, incident: number | null, why: string): Deed {
  return { do: 'draw', resource: resource.id, share, amount, unit: unitOf(resource), incident, why };
}

/** What its amounts are counted in, as a deed names it: its currency, where it is money. */
export function unitOf({ currency, unit }: Resource): string {
  return currency ?? unit.en;
}
