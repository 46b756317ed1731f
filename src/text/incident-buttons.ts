import type { CardButton } from '../domain/card.js';
import { type Incident, incidentName, isActive } from '../domain/incident.js';
import type { FilingKind } from '../domain/response/clock.js';
import { running } from '../domain/response/deadlines.js';
import { filingKind } from '../domain/response/filing.js';
import { unreachable } from '../domain/signal.js';
import type { Lang } from '../domain/text.js';
import { type Key, sentence } from './catalogue.js';
import { sayText } from './say.js';

type Make = (key: Key, command: string, more?: Partial<CardButton>) => CardButton;

/** What may be done to an incident in its state, each a command line; at most five. */
export function incidentButtons(incident: Incident, lang: Lang): readonly CardButton[] {
  const inc = incidentName(incident.id);
  const button = maker(lang);
  const why = button('button.why', `why ${inc}`);
  // Where every step has been taken somebody has to be named.
  const escalate =
    incident.nextStep < incident.policy.length
      ? button('button.escalate', `escalate ${inc}`, {
          style: 'danger',
          pressed: `escalate-step ${inc} ${incident.nextStep + 1}`,
        })
      : button('button.escalate.ask', `escalate ${inc}`, { style: 'danger', asks: 'escalate' });
  if (incident.mergedInto !== null) return [button('button.info', `info ${incidentName(incident.mergedInto)}`)];
  switch (incident.state) {
    case 'open':
      return [
        button('button.acknowledge', `ack ${inc}`, { style: 'primary' }),
        escalate,
        button('button.snooze', `snooze ${inc} 30m`),
        button('button.resolve', `resolve ${inc}`, { asks: 'resolve' }),
        why,
      ];
    case 'acknowledged':
    case 'mitigated':
      return [
        button('button.own', `own ${inc}`),
        escalate,
        button('button.resolve', `resolve ${inc}`, { style: 'primary', asks: 'resolve' }),
        dueFirst(incident, button) ?? button('button.false-alarm', `resolve ${inc} false-alarm`),
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

/** What stops a clock, and why there is one. */
export function clockButtons(incident: Incident, clock: string, lang: Lang): readonly CardButton[] {
  const inc = incidentName(incident.id);
  const button = maker(lang);
  const primary = { style: 'primary' } as const;
  const stops =
    clock === 'acknowledge'
      ? button('button.acknowledge', `ack ${inc}`, primary)
      : clock === 'settle'
        ? button('button.resolve', `resolve ${inc}`, { ...primary, asks: 'resolve' })
        : { ...asking(incident, button, formOf(clock)), ...primary };
  return [stops, button('button.info', `info ${inc}`)];
}

/** What is needed less often; for a menu. */
export function incidentMenu(incident: Incident, lang: Lang): readonly CardButton[] {
  const inc = incidentName(incident.id);
  const button = maker(lang);
  const timeline = button('button.timeline', `info ${inc}`);
  const note = button('button.note.ask', `note ${inc}`, { asks: 'note' });
  if (!isActive(incident) || incident.mergedInto !== null) return [timeline, note];
  return [
    timeline,
    note,
    ...filings(incident, button),
    button('button.level.ask', `level ${inc}`, { asks: 'level' }),
    button('button.assign.ask', `assign ${inc}`, { asks: 'assign' }),
    button('button.escalate.ask', `escalate ${inc}`, { asks: 'escalate' }),
    button('button.snooze.ask', `snooze ${inc}`, { asks: 'snooze' }),
    button('button.silence.ask', `silence ${inc}`, { asks: 'silence' }),
    ...(incident.state === 'open' || dueFirst(incident, button) === null
      ? []
      : [button('button.false-alarm', `resolve ${inc} false-alarm`)]),
    ...(incident.state === 'open' ? [] : [button('button.unack', `unack ${inc}`)]),
  ];
}

/** The dialog of the clock that is due first; null: none that something can be filed for runs. */
function dueFirst(incident: Incident, button: Make): CardButton | null {
  const first = running(incident).find(({ id }) => id !== 'acknowledge' && id !== 'settle');
  return first === undefined ? null : asking(incident, button, formOf(first.id));
}

/** An update can always be given; the rest where a clock asks for it. */
function filings(incident: Incident, button: Make): readonly CardButton[] {
  const asked = running(incident).flatMap(({ id }) => (id === 'acknowledge' || id === 'settle' ? [] : [formOf(id)]));
  return [...new Set([...asked, 'update' as const])].map((form) => asking(incident, button, form));
}

function asking({ id }: Incident, button: Make, form: FilingKind | 'file'): CardButton {
  return button(`button.${form}.ask`, `${form} ${incidentName(id)}`, { asks: form });
}

/** Clocks of the configuration's own share one dialog. */
function formOf(clock: string): FilingKind | 'file' {
  return filingKind(clock) ?? 'file';
}

function maker(lang: Lang): Make {
  return (key, command, more = {}) => ({
    command,
    label: sayText(lang, 'utc', sentence(key), 0),
    style: 'plain',
    ...more,
  });
}
