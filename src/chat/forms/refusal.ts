import type { FormId } from '../../domain/card.js';
import { incidentName, isActive } from '../../domain/incident.js';
import type { Person } from '../../domain/person.js';
import { type Key, sentence } from '../../text/catalogue.js';
import { findCommand } from '../registry/find-command.js';
import { type Authority, forbidden, may } from '../registry/may.js';
import { tokenise } from '../registry/tokens.js';
import type { Command, Reply } from '../registry.js';
import { forms } from './index.js';
import type { FormSubject } from './subject.js';

/** What is only done to incidents that are not over. */
const WHILE_ACTIVE: ReadonlySet<FormId> = new Set<FormId>([
  ...(['level', 'assign', 'escalate', 'snooze'] as const),
  ...(['update', 'plan', 'assess', 'assemble', 'coordinate', 'file'] as const),
]);

/** `lacks`: they may not run the command the dialog stands for. */
export type FormRefusal = Extract<Reply, { ok: false }> & { readonly lacks?: Command };

/** Why a dialog is not even opened: what they would fill in could not be done. null: it is. */
export function formRefusal(
  id: FormId,
  { name, incident }: FormSubject,
  person: Person,
  commands: readonly Command[],
  read: Authority,
): FormRefusal | null {
  const line = forms[id].line(name, {});
  const { command } = findCommand(commands, line, tokenise(line));
  if (command && !may(person, command.ability, read)) return { ...forbidden(command.ability, read), lacks: command };
  // A request is no incident.
  if (name === '' || id === 'reject') return null;
  const refused = (key: Key, params = {}) => ({ ok: false as const, said: sentence(key, { inc: name, ...params }) });
  if (!incident) return refused('incident.unknown');
  if (incident.mergedInto !== null && id !== 'note' && id !== 'silence')
    return refused('incident.merged', { into: incidentName(incident.mergedInto) });
  const state = { say: { key: `state.${incident.state}` } };
  if (WHILE_ACTIVE.has(id) && !isActive(incident)) return refused('incident.over', { state });
  if (id === 'resolve' && incident.state === 'closed') return refused('incident.resolve.noop', { state });
  return null;
}
