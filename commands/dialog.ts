import { shown, tellText } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { incidentId, requestId } from '../src/chat/registry/words.js';
import { FORM_IDS, type FormId } from '../src/domain/card.js';
import { incidentName } from '../src/domain/incident.js';
import { type Key, sentence } from '../src/text/catalogue.js';

const LABELS: Readonly<Record<FormId, Key>> = {
  reject: 'button.reject',
  resolve: 'button.resolve',
  declare: 'button.declare.ask',
  silence: 'button.silence.ask',
  snooze: 'button.snooze.ask',
  level: 'button.level.ask',
  note: 'button.note.ask',
  escalate: 'button.escalate.ask',
  assign: 'button.assign.ask',
  update: 'button.update.ask',
  plan: 'button.plan.ask',
  assess: 'button.assess.ask',
  assemble: 'button.assemble.ask',
  coordinate: 'button.coordinate.ask',
  file: 'button.file.ask',
  'oncall-override': 'button.oncall.override',
  'oncall-swap': 'button.oncall.swap',
};

/** What waits of a button that opens a dialog: the button once more, for whoever is known by now. */
export const dialog = defineCommand({
  path: ['dialog'],
  params: [
    { name: 'form', kind: 'choice', choices: FORM_IDS },
    { name: 'incident', kind: 'word', optional: true },
  ],
  ability: 'look',
  examples: ['dialog level INC-42'],
  hidden: true,
  run: async ({ form, incident }, context) => {
    const asks = FORM_IDS.find((id) => id === form) ?? 'note';
    const subject = incident === undefined ? '' : nameOf(incident);
    const label = sentence(LABELS[asks]);
    const button = {
      command: `${asks} ${subject}`.trim(),
      label: tellText(context, label),
      style: 'primary' as const,
      asks,
    };
    return shown(context, label, [], { buttons: [button] });
  },
});

/** `INC-42`, `REQ-7`: what a dialog is about; empty for what is neither. */
function nameOf(typed: string): string {
  const incident = incidentId(typed);
  return incident === null ? (requestId(typed) ?? '') : incidentName(incident);
}
