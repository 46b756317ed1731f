import type { Incident } from '../../domain/incident.js';
import type { Person } from '../../domain/person.js';

/** What a dialog is about. */
export interface FormSubject {
  /** `INC-42` as the button had it, or empty. */
  readonly name: string;
  readonly incident: Incident | null;
  readonly people: readonly Person[];
}
