import { z } from 'zod';
import { baseOf, type CheckBase, common } from './common.js';

export const tocsinSchema = z.strictObject({
  ...common,
  kind: z.literal('tocsin').describe('Looks at the bot itself.'),
});

export interface TocsinCheck extends CheckBase {
  readonly kind: 'tocsin';
}

export function toTocsin(entry: z.output<typeof tocsinSchema>): TocsinCheck {
  return { ...baseOf(entry, 'tocsin'), kind: entry.kind };
}

export const tocsinExample = `
id: tocsin-itself
kind: tocsin
every: 1m
`;
