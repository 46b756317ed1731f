import type { Say } from '../text.js';

/** What a chat says of who is in a group: a Slack user group, a Discord role. */
export type MembersFound =
  /** Those of the accounts asked for that are in it, as `slack:U0123`. */
  | { readonly kind: 'found'; readonly accounts: readonly string[] }
  /** It has no such group, or none that it is asked for. */
  | { readonly kind: 'none' }
  /** It gave no answer, or will not tell: what was known before holds. */
  | { readonly kind: 'unread'; readonly why: Say; readonly mend: Say | null };

/** How things stand with a group in one chat, for the auditor and the doctor. */
export interface MembersSeen {
  readonly group: string;
  readonly platform: string;
  readonly found: MembersFound;
  /** When its members were last read; null: never by this process. ms */
  readonly readAt: number | null;
}

/**
 * Who is in a group now: what a chat says counts for its accounts, what it could not say stays as it was. Sorted, so
 * that the same members are the same list.
 */
export function membersNow(
  before: readonly string[],
  seen: readonly { readonly platform: string; readonly found: MembersFound }[],
): readonly string[] {
  const kept = before.filter((account) => {
    const { found } = seen.find(({ platform }) => account.startsWith(`${platform}:`)) ?? {};
    return found === undefined || found.kind === 'unread';
  });
  const read = seen.flatMap(({ found }) => (found.kind === 'found' ? found.accounts : []));
  return [...new Set([...kept, ...read])].sort();
}
