import type { SectionChange } from '../domain/config-change.js';
import type { Say, SayParam } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { joinedParam } from './sentences.js';

/** Names of one kind that are said; the rest is counted. */
const NAMED = 8;

/** `rules: added a, removed b; channels: changed ops`. */
export function changesSay(sections: readonly SectionChange[]): Say {
  const [first, ...others] = sections.map(sectionSay);
  if (!first) return sentence('reload.first');
  return others.reduce((a, b) => sentence('reload.and', { a: { say: a }, b: { say: b } }), first);
}

function sectionSay({ section, added, removed, changed }: SectionChange): Say {
  const parts: SayParam[] = [];
  if (added.length > 0) parts.push({ say: sentence('reload.added', { names: named(added) }) });
  if (removed.length > 0) parts.push({ say: sentence('reload.removed', { names: named(removed) }) });
  if (changed.length > 0) parts.push({ say: sentence('reload.changed', { names: named(changed) }) });
  return sentence('reload.section', { section, what: joinedParam(parts) ?? '–' });
}

function named(ids: readonly string[]): SayParam {
  const more = ids.length - NAMED;
  const names = ids.slice(0, NAMED).map((id): SayParam => id);
  if (more > 0) names.push({ say: sentence('reload.names-more', { n: more }) });
  return joinedParam(names) ?? '–';
}

/** Each on a line of its own. */
export function linesSay([first, ...others]: readonly [Say, ...Say[]]): Say {
  return others.reduce((a, b) => sentence('reload.lines', { a: { say: a }, b: { say: b } }), first);
}
