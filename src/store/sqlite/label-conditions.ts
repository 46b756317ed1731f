import { type SQL, sql } from 'drizzle-orm';
import { type Matcher, matchesAll } from '../../domain/matcher.js';
import { labelsOf } from './incidents.js';
import { incidentLabels } from './schema/incident-labels.js';
import { incidents } from './schema/incidents.js';

/** Matchers on incidents, as far as SQLite can answer them from an index; `rest` must be looked at row by row. */
export interface LabelConditions {
  readonly conditions: readonly SQL[];
  readonly rest: readonly Matcher[];
}

export function labelConditions(match: readonly Matcher[] | undefined): LabelConditions {
  const conditions: SQL[] = [];
  const rest: Matcher[] = [];
  for (const matcher of match ?? []) {
    const condition = toCondition(matcher);
    if (condition) conditions.push(condition);
    else rest.push(matcher);
  }
  return { conditions, rest };
}

/** Those of the rows that the rest of the matchers holds for. */
export function keepMatching<R extends { readonly id: number; readonly labels: string }>(
  rows: R[],
  rest: readonly Matcher[],
): R[] {
  return rest.length === 0 ? rows : rows.filter((row) => matchesAll(rest, labelsOf(row)));
}

function toCondition({ label, op, value }: Matcher): SQL | null {
  switch (op) {
    case '=':
      return value === '' ? sql`not ${carries(label)}` : carries(label, value);
    case '!=':
      return value === '' ? carries(label) : sql`not ${carries(label, value)}`;
    // Patterns are RE2's, which SQLite does not know.
    case '=~':
    case '!~':
      return null;
  }
}

/** Without a value: any but the empty one, which counts as absent. */
function carries(label: string, value?: string): SQL {
  const { label: name, value: has, incident } = incidentLabels;
  const what =
    value === undefined ? sql`+${name} = ${label} and ${has} <> ''` : sql`${name} = ${label} and ${has} = ${value}`;
  return sql`exists (select 1 from ${incidentLabels} where ${what} and ${incident} = ${incidents.id})`;
}
