import { z } from 'zod';
import { parseMs } from '../lib/duration.js';

/** A length of time as people write it (`10s`, `2h`); out comes ms. */
export const durationSchema = z.string().transform((text, ctx) => {
  const ms = parseMs(text);
  if (ms !== null) return ms;
  ctx.issues.push({
    code: 'custom',
    input: text,
    message: `"${text}" is not a length of time; write 10s, 5m or 1h30m`,
  });
  return z.NEVER;
});

/** A length of time above zero; out comes ms. */
export const positiveDurationSchema = durationSchema.refine((ms) => ms > 0, 'must be longer than 0');

/** Label values as YAML gives them: `618` and `true` are taken as the words they are written with. */
export const labelsSchema = z
  .record(z.string().min(1).max(200), z.union([z.string().max(200), z.number(), z.boolean()]))
  .transform((labels) => Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)])));

/** An id of the configuration: it stands in commands, metrics and addresses. */
export const idSchema = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'use letters, digits, ".", "_" and "-", beginning with a letter or digit');

/** The name of an environment variable that holds a secret. */
export const envNameSchema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, not the secret itself');

/** An absolute http(s) address. */
export const httpUrlSchema = z
  .string()
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol } = new URL(text);
    return protocol === 'http:' || protocol === 'https:';
  }, 'must be an address that begins with http:// or https://')
  .refine((text) => {
    if (!URL.canParse(text)) return true;
    const { username, password } = new URL(text);
    return username === '' && password === '';
  }, 'must hold no user and password; send them as the header authorization, from the environment (headers_env)');
