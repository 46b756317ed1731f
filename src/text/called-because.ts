import { isLevel } from '../domain/level.js';
import { roleSay } from '../domain/response/roles.js';
import type { Say } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { levelWord } from './sentences.js';

/** Why somebody is called, told to themselves. `by`: the target they were found by (`schedule:ops`); null: nobody said. */
export function calledBecauseSay(by: string | null): Say | null {
  if (by === null) return null;
  const id = by.slice(by.indexOf(':') + 1);
  switch (by.slice(0, by.indexOf(':'))) {
    case 'schedule':
      return sentence('contact.because.schedule', { id });
    case 'team':
      return sentence('contact.because.team', { id });
    case 'role':
      return sentence('contact.because.role', { role: roleSay(id) });
    case 'lead':
      return sentence('contact.because.lead', { level: isLevel(id) ? levelWord(id) : id });
    case 'person':
      return sentence('contact.because.person');
    default:
      return null;
  }
}
