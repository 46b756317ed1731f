import { z } from 'zod';
import { SIGNAL_KINDS } from '../../domain/signal.js';
import { figureSchema, labelsSchema } from '../schema/parts.js';

/** A signal as a case writes it: what is left out comes from the case's own `signal`. */
export const caseSignalSchema = z.strictObject({
  kind: z.enum(SIGNAL_KINDS).optional().describe('Kind of the signal; by itself it follows from what is given.'),
  name: z.string().min(1).optional().describe('What was observed: delivery.delay_rate.'),
  source: z.string().min(1).optional().describe('Who sent it; "case" where it is left out.'),
  subject: z.string().optional().describe('What it was observed of: region:east.'),
  labels: labelsSchema.optional().describe('Labels; those of a step are laid over those of the case.'),
  value: figureSchema.optional().describe('A number or per cent: 15%.'),
  unit: z.string().optional().describe('Unit of the value: ratio, units, ms.'),
  text: z.string().optional().describe('What was said or written.'),
  fields: z.record(z.string(), z.json()).optional().describe('Fields of a fact.'),
  status: z.enum(['firing', 'resolved']).optional().describe('Of an alert; firing where it is left out.'),
  level: z.string().optional().describe("Of an alert: the sender's own word for how bad it is."),
  title: z.string().optional().describe('Of an alert.'),
});
export type CaseSignal = z.output<typeof caseSignalSchema>;
