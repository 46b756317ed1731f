import { canonicalJson } from '../../../lib/canonical-json.js';

/** What we say of commands, options and choices; Discord adds ids, versions and defaults of its own. */
const OURS: ReadonlySet<string> = new Set([
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'choices',
  'value',
  'required',
  'autocomplete',
  'min_value',
]);

/** Is everything registered that is wanted, and nothing else? What Discord leaves out or adds makes no difference. */
export function sameCommands(there: readonly object[], wanted: readonly object[]): boolean {
  return canonicalJson(sorted(there)) === canonicalJson(sorted(wanted));
}

function sorted(commands: readonly object[]): readonly string[] {
  return commands.map((command) => canonicalJson(ours(command))).sort();
}

function ours(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(ours);
  if (typeof part !== 'object' || part === null) return part;
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) {
    if (!OURS.has(name)) continue;
    // Texts by language are compared whole, whatever languages they are in.
    const inner = name.endsWith('_localizations') ? value : ours(value);
    if (!isDefault(inner)) kept[name] = inner;
  }
  return kept;
}

/** Said by leaving it out as well. */
function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
