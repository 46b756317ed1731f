import { z } from 'zod';

/** A host as it stands in a check: a name or an address, nothing around it. */
export const hostSchema = z
  .string()
  .min(1)
  .max(253)
  .regex(
    /^[^\s/@[\]]+$/,
    'must be a name or an address alone: no scheme, brackets or path; the port has its own field',
  );

export const portSchema = z.int().min(1).max(65_535);
