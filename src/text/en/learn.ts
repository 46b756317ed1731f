/** What `tocsin learn` says. */
export const learn = {
  'learn.unreadable': '{file} cannot be read: {why}',
  'learn.unwritable': '{file} cannot be written: {why}. Give --out a file in a folder that is there.',
  'learn.not-csv':
    '{file} is no CSV: {why}. Expected the columns text and label in its first line, or JSON objects, one a line.',
  'learn.not-json': `{file}, line {line}: no JSON object. Expected '{'"text": "…", "label": "complaint"'}' on each line.`,
  'learn.no-column':
    '{file} has no column {column}; it has: {columns}. Expected text (the comment) and label (complaint or praise; 0 or 1).',
  'learn.label':
    '{file}, line {line}: the label “{label}” says nothing. Expected complaint, negative, bad, 差评 or 0; or praise, positive, good, other, 好评 or 1.',
  'learn.too-few':
    '{complaints} complaints and {others} others are too few to learn from. Label at least {least} of each.',
  'learn.learned':
    'Learned from {rows, number} comments, {complaints, number} of them complaints. On {held, number} kept back: {accuracy} right, F1 of complaints {f1}; the lexicon alone: {plain} right, F1 {plainf1}.',
  'learn.written': 'Written to {file} ({kb, number} KB). Name it in an opinion rule: model: {name}',
  'learn.worse': 'It does no better than the lexicon alone. Label more comments, or leave the model out.',
} as const;
