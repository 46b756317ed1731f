import { z } from 'zod';
import { FORM_IDS } from '../../../domain/card.js';
import type { Workspace } from '../options.js';
import type { Place } from './place.js';

/** Slack's limit for what a view carries unseen. */
export const DATA_MOST = 3000;

/** Where a dialog was opened from: there its answer goes. */
const back = z.object({ channel: z.string().nullable(), thread: z.string().nullable(), url: z.string().nullable() });

const data = z.discriminatedUnion('is', [
  /** One of the dialogs of the bot. */
  z.object({ is: z.literal('form'), form: z.enum(FORM_IDS), subject: z.string(), back }),
  /** A preview: sent again, it runs the line. */
  z.object({ is: z.literal('run'), line: z.string(), back }),
  /** Which incident a message belongs to. */
  z.object({ is: z.literal('pin'), text: z.string(), message: z.string(), back }),
]);

/** What a dialog needs to know when it is sent, kept by Slack: nothing of it waits in memory. */
export type DialogData = z.infer<typeof data>;

export const DIALOG = 'tocsin:dialog';

export function writeDialogData(value: DialogData): string {
  return JSON.stringify(value);
}

/** null for what is not ours. */
export function readDialogData(text: string): DialogData | null {
  try {
    const read = data.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function backTo({ channel, thread, url }: Place): DialogData['back'] {
  return { channel, thread, url };
}

export function placeOf(at: DialogData['back'], workspace: Workspace, user: string): Place {
  return { workspace, user, ...at };
}
