import { INCIDENT_ROLES } from '../../domain/response/roles.js';
import { plainWord } from './nearest.js';

/** The owner is no role among others. */
export const OWNER = 'owner';

const WORDS: Readonly<Record<string, string>> = {
  负责人: OWNER,
  commander: 'commander',
  lead: 'commander',
  指挥: 'commander',
  总指挥: 'commander',
  指挥官: 'commander',
  operations: 'operations',
  ops: 'operations',
  运营: 'operations',
  logistics: 'logistics',
  物流: 'logistics',
  legal: 'legal',
  法务: 'legal',
  communications: 'communications',
  comms: 'communications',
  pr: 'communications',
  对外沟通: 'communications',
  沟通: 'communications',
  公关: 'communications',
  scribe: 'scribe',
  记录: 'scribe',
  记录员: 'scribe',
};

/** The role a word means: those the house knows in both languages, else the word itself. */
export function roleOf(word: string): string {
  return WORDS[plainWord(word)] ?? word;
}

/** What may be offered in place of a role; `wanted`: those the configuration names. */
export function roleOffers(wanted: Iterable<string>): readonly string[] {
  return [...new Set([OWNER, ...INCIDENT_ROLES, ...wanted])];
}
