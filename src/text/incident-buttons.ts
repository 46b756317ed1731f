import type { CardButton } from '../domain/card.js';
import { type Incident, incidentName } from '../domain/incident.js';
import { unreachable } from '../domain/signal.js';
import type { Lang } from '../domain/text.js';
import { type Key, sentence } from './catalogue.js';
import { sayText } from './say.js';

/** What may be done to an incident in its state, each a command line. */
export function incidentButtons(incident: Incident, lang: Lang): readonly CardButton[] {
  const inc = incidentName(incident.id);
  const button = (key: Key, command: string, style: CardButton['style'] = 'plain'): CardButton => ({
    command,
    label: sayText(lang, 'utc', sentence(key), 0),
    style,
  });
  const why = button('button.why', `why ${inc}`);
  if (incident.mergedInto !== null) return [button('button.info', `info ${incidentName(incident.mergedInto)}`)];
  switch (incident.state) {
    case 'open':
      return [
        button('button.acknowledge', `ack ${inc}`, 'primary'),
        button('button.escalate', `escalate ${inc}`, 'danger'),
        button('button.snooze', `snooze ${inc} 30m`),
        button('button.resolve', `resolve ${inc}`),
        why,
      ];
    case 'acknowledged':
    case 'mitigated':
      return [
        button('button.own', `own ${inc}`),
        button('button.escalate', `escalate ${inc}`, 'danger'),
        button('button.resolve', `resolve ${inc} true`, 'primary'),
        button('button.false-alarm', `resolve ${inc} false-alarm`),
        why,
      ];
    case 'resolved':
      return incident.outcome === null
        ? [
            button('button.true', `resolve ${inc} true`),
            button('button.false-alarm', `resolve ${inc} false-alarm`),
            button('button.reopen', `reopen ${inc}`),
            why,
          ]
        : [button('button.reopen', `reopen ${inc}`), why];
    case 'closed':
      return [why];
    default:
      return unreachable(incident.state);
  }
}
