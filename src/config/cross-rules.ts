import type { LevelValues } from '../domain/rule.js';
import { CHECK_SOURCE } from '../ingest/checks/signals-of.js';
import { compositeProblems } from './cross-composites.js';
import type { Parsed, Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import type { RuleEntry } from './schema/rule.js';
import { knownThemes } from './schema/rules/opinion.js';
import { didYouMean } from './zod-problems.js';

/** Rules that nothing can trigger, or that name what there is not. */
export function ruleProblems(parsed: Parsed): readonly ConfigProblem[] {
  const promotions = parsed.house.entry.promotions.map((one) => one.id);
  const currency = parsed.house.entry.matrix?.currency ?? parsed.house.entry.currency;
  return parsed.rules.flatMap((rule) => [
    ...idle(rule),
    ...unheard(rule, parsed),
    ...promotionsOf(rule, promotions),
    ...matrixOf(rule, parsed, currency),
    ...compositeProblems(rule, parsed.rules),
  ]);
}

/** Kinds that name their signals themselves. */
const NAMES_OF_OWN: ReadonlySet<RuleEntry['kind']> = new Set(['runway', 'ratio', 'stale-stock', 'index', 'composite']);

function idle({ file, path, entry }: Placed<RuleEntry>): readonly ConfigProblem[] {
  const never = (part: string, mend: string) => [
    file.problem([...path, part], { key: 'config.idle-rule', params: { rule: entry.id } }, { key: mend }),
  ];
  if (!NAMES_OF_OWN.has(entry.kind) && entry.match.names.length === 0) return never('match', 'config.mend.idle.match');
  switch (entry.kind) {
    case 'text':
      return entry.lists.every((list) => typeof list !== 'string' && list.terms.length === 0)
        ? never('lists', 'config.mend.idle.terms')
        : [];
    case 'upstream':
      return entry.otherwise === null && Object.values(entry.map).every((level) => level === null)
        ? never('map', 'config.mend.idle.map')
        : [];
    case 'trace':
      return Object.values(entry.conditions).every((text) => text === undefined)
        ? never('conditions', 'config.mend.idle.conditions')
        : [];
    case 'fact':
      return [entry.conditions, ...entry.elastic.map((one) => one.conditions)].every((levels) =>
        Object.values(levels).every((text) => text === undefined),
      )
        ? never('conditions', 'config.mend.idle.conditions')
        : [];
    case 'composite':
      return [];
    case 'opinion':
      return [entry, ...entry.elastic].some(({ levels, counts }) => hasValue(levels) || hasValue(counts))
        ? themesOf({ file, path, entry })
        : never('levels', 'config.mend.idle.levels');
    case 'expiry':
      return entry.expired !== null || hasLevels(entry) ? [] : never('levels', 'config.mend.idle.levels');
    default:
      return hasLevels(entry) ? [] : never('levels', 'config.mend.idle.levels');
  }
}

function themesOf({ file, path, entry }: Placed<OpinionEntry>): readonly ConfigProblem[] {
  const known = knownThemes(entry);
  return (entry.themes ?? []).flatMap((theme, i) =>
    known.includes(theme)
      ? []
      : [
          file.problem(
            [...path, 'themes', i],
            { key: 'config.unknown-theme', params: { theme } },
            didYouMean(theme, known),
          ),
        ],
  );
}
type OpinionEntry = Extract<RuleEntry, { kind: 'opinion' }>;

function hasLevels(entry: Pick<ThresholdEntry, 'levels' | 'elastic'>): boolean {
  const ladders = [entry.levels, ...entry.elastic.map((one) => one.levels)];
  return ladders.some(hasValue);
}

function hasValue(levels: LevelValues | undefined): boolean {
  return Object.values(levels ?? {}).some((value) => value !== undefined);
}
type ThresholdEntry = Extract<RuleEntry, { kind: 'threshold' }>;

// A source that may send as anybody leaves nothing to be said.
function unheard({ file, path, entry }: Placed<RuleEntry>, { house }: Parsed): readonly ConfigProblem[] {
  const senders = Object.entries(house.entry.sources).flatMap(([id, source]) => [id, ...source.as]);
  const sources = [...senders, CHECK_SOURCE];
  if (!entry.match.sources || sources.includes('*')) return [];
  if (entry.match.sources.some((source) => sources.includes(source))) return [];
  const [first = ''] = entry.match.sources;
  return [
    file.problem(
      [...path, 'match', 'sources'],
      { key: 'config.unheard-rule', params: { rule: entry.id, source: first } },
      didYouMean(first, sources),
    ),
  ];
}

function promotionsOf(
  { file, path, entry }: Placed<RuleEntry>,
  promotions: readonly string[],
): readonly ConfigProblem[] {
  if (!('elastic' in entry)) return [];
  return entry.elastic.flatMap(({ when }, i) => {
    if (typeof when.promotion !== 'string' || promotions.includes(when.promotion)) return [];
    const say = { key: 'config.unknown-promotion', params: { promotion: when.promotion } };
    return [file.problem([...path, 'elastic', i, 'when', 'promotion'], say, didYouMean(when.promotion, promotions))];
  });
}

function matrixOf(
  { file, path, entry }: Placed<RuleEntry>,
  { house }: Parsed,
  currency: string,
): readonly ConfigProblem[] {
  const { figures } = entry;
  if (!figures?.currency || !figures.probability || !house.entry.matrix || figures.currency === currency) return [];
  const say = { key: 'config.matrix-currency', params: { given: figures.currency, currency } };
  return [
    file.problem([...path, 'figures', 'currency'], say, { key: 'config.mend.matrix-currency', params: { currency } }),
  ];
}
