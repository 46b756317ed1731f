import { z } from 'zod';

/** `oncall.yaml`: who is on duty, who is called, by when. */
export const oncallSchema = z.strictObject({});
export type OncallFile = z.output<typeof oncallSchema>;
