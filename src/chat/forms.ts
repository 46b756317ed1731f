import type { FormId } from '../domain/card.js';
import type { FormKind, FormValues } from './forms/form.js';
import { forms } from './forms/index.js';

export { formRefusal } from './forms/refusal.js';

/** The command line a filled-in dialog stands for. */
export function formLine(id: FormId, subject: string, values: FormValues): string {
  return formKind(id).line(subject, values);
}

export function formKind(id: FormId): FormKind {
  return forms[id];
}
