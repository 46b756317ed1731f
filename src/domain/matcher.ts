import { RE2JS } from 're2js';
import type { Labels } from './signal.js';

const OPS = ['=', '!=', '=~', '!~'] as const;
export type MatchOp = (typeof OPS)[number];

/** `region=east`, `sku!=1`, `carrier=~sf|jd` (anchored), as people type them and YAML holds them. */
export interface Matcher {
  readonly label: string;
  readonly op: MatchOp;
  readonly value: string;
}

const FORM = /^([A-Za-z_][\w.-]*)(=~|!~|!=|=)(.*)$/s;
const MAX_PATTERN = 200;

/** Reads one matcher; a string is returned where it cannot be one, saying why. */
export function parseMatcher(text: string): Matcher | string {
  const m = FORM.exec(text.trim());
  if (!m) return `"${text}" is not a matcher; write label=value, label!=value, label=~pattern or label!~pattern`;
  const [, label = '', written = '', raw = ''] = m;
  const op = OPS.find((each) => each === written) ?? '=';
  const value = raw.replace(/^"(.*)"$/s, '$1');
  if (op === '=~' || op === '!~') {
    if (value.length > MAX_PATTERN) return `the pattern of "${label}" is longer than ${MAX_PATTERN} characters`;
    try {
      anchored(value);
    } catch {
      return `the pattern "${value}" of "${label}" is not a regular expression`;
    }
  }
  return { label, op, value };
}

export function formatMatcher(m: Matcher): string {
  return `${m.label}${m.op}${/\s/.test(m.value) ? `"${m.value}"` : m.value}`;
}

// RE2: people type these patterns, and a backtracking one could stop the whole bot.
const patterns = new Map<string, RE2JS>();
function anchored(pattern: string): RE2JS {
  let re = patterns.get(pattern);
  if (!re) {
    re = RE2JS.compile(pattern, RE2JS.DOTALL);
    if (patterns.size > 1000) patterns.clear();
    patterns.set(pattern, re);
  }
  return re;
}

/** A label that is absent counts as the empty string, as in Prometheus. */
export function matches(m: Matcher, labels: Labels): boolean {
  const have = labels[m.label] ?? '';
  switch (m.op) {
    case '=':
      return have === m.value;
    case '!=':
      return have !== m.value;
    case '=~':
      return anchored(m.value).matches(have);
    case '!~':
      return !anchored(m.value).matches(have);
  }
}

export function matchesAll(matchers: readonly Matcher[], labels: Labels): boolean {
  for (const m of matchers) if (!matches(m, labels)) return false;
  return true;
}
