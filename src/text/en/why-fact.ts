const LEVEL = '{level, select, blue {blue} yellow {yellow} orange {orange} red {red} other {no level}}';

/** How rules of facts came to their level. */
export const whyFact = {
  'why.fact.holds': `{name}: {fields, select, none {the condition holds} other {{fields}}}, which is ${LEVEL}.`,
  'why.fact.field': '{field} is {value}',
  'why.fact.condition': 'The condition: {condition}',
  'why.fact.none': '{name}: none of the conditions holds.',
  'why.fact.over': 'Nothing was heard of it for {hold}.',
  'why.trace.made-of': '{to} is made of it, one of {n}.',
  'why.trace.late': 'It is now known that {sku} is made of it too.',
} as const;
