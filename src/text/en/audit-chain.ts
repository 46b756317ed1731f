/** What is said of the history's chain of hashes. */
export const auditChain = {
  'audit.chain.holds': '{name}: the history holds, all {rows, plural, one {# row} other {# rows}}. Head: {head}',
  'audit.chain.head-met': 'The head {head} is part of it: nothing before it was rewritten since it was posted.',
  'audit.chain.head-missing':
    '{name}: the head {head} is not part of these {rows, plural, one {# row} other {# rows}}. The history was rewritten or cut off since it was posted; compare with a backup or an export from before.',
  'audit.chain.no-head':
    '“{head}” is no head. Give all of its 64 characters (0-9, a-f), as the channel or the last line of an export has them.',
  'audit.chain.broken':
    '{name}: the history does not hold at row {row}; the {holds, plural, one {# row} other {# rows}} before it do.',
  'audit.chain.changed':
    'Row {row} is not what was written. It now says, dated {at}: {who} {what}. Compare it with a backup or an export from before.',
  'audit.chain.missing':
    'Row {row} is missing: the next that is there is {found}. Compare with a backup or an export from before.',
  'audit.chain.end':
    '{name}: {rows, plural, one {# row is} other {# rows are}} there, and its last line speaks of {said}; lines were cut off or added.',
  'audit.head':
    'Head of the history: row {seq}, {hash}. Keep it here: tocsin audit verify --head proves that nothing before it was rewritten.',
};
