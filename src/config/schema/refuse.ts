import type { z } from 'zod';
import type { Say } from '../../domain/text.js';

/** What is carried from a schema's own check to the problem shown. */
export interface Refusal {
  readonly say: Say;
  readonly mend: Say;
}

interface Context {
  addIssue(issue: { code: 'custom'; message: string; path?: PropertyKey[]; params: { refusal: Refusal } }): void;
}

/** Refuses a value in words of the catalogues. */
export function refuse(ctx: Context, say: Say, mend: Say, path: PropertyKey[] = []): void {
  ctx.addIssue({ code: 'custom', message: say.key, path, params: { refusal: { say, mend } } });
}

/** The refusal an issue carries, if it is one of ours. */
export function refusalOf(issue: z.core.$ZodIssue): Refusal | undefined {
  if (issue.code !== 'custom') return undefined;
  const refusal: unknown = issue.params?.refusal;
  return isRefusal(refusal) ? refusal : undefined;
}

function isRefusal(value: unknown): value is Refusal {
  return value !== null && typeof value === 'object' && 'say' in value && 'mend' in value;
}
