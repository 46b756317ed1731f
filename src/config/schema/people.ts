import { z } from 'zod';
import { PERMISSIONS } from '../../domain/person.js';
import { langSchema, wordIdSchema, zoneSchema } from './parts.js';

/** `people.yaml`: a list. */
export const peopleSchema = z.array(
  z.strictObject({
    id: wordIdSchema,
    name: z.string().min(1),
    lang: langSchema.optional(),
    zone: zoneSchema.optional(),
    permission: z.enum(PERMISSIONS).default('act'),
  }),
);
