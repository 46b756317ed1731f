import type { CallSaid } from '../domain/escalation/call-said.js';
import { isLevel } from '../domain/level.js';
import { roleSay } from '../domain/response/roles.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { levelWord } from './sentences.js';

/**
 * Why somebody is called, told to themselves. `by`: the target they were found by (`schedule:ops`); null: nobody said.
 * `names`: target → its name for people.
 */
export function calledBecauseSay(by: string | null, names: CallSaid['names'] = {}): Say | null {
  if (by === null) return null;
  const id = by.slice(by.indexOf(':') + 1);
  const name = names[by];
  const what: SayParam = name ? { worded: name, labels: {} } : id;
  switch (by.slice(0, by.indexOf(':'))) {
    case 'schedule':
      return sentence('contact.because.schedule', { what });
    case 'team':
      return sentence('contact.because.team', { what });
    case 'role':
      return sentence('contact.because.role', { role: name ? what : roleSay(id) });
    case 'lead':
      return sentence('contact.because.lead', { level: isLevel(id) ? levelWord(id) : id });
    case 'person':
      return sentence('contact.because.person');
    default:
      return null;
  }
}
