const LEVEL = '{level, select, blue {蓝色} yellow {黄色} orange {橙色} red {红色} other {无预警}}';

/** 事实类规则的定级依据。 */
export const whyFact = {
  'why.fact.holds': `{name}：{fields, select, none {条件成立} other {{fields}}}，定为${LEVEL}。`,
  'why.fact.field': '{field} 为 {value}',
  'why.fact.condition': '判定条件：{condition}',
  'why.fact.none': '{name}：没有条件成立。',
  'why.fact.over': '{hold}内没有再收到通报。',
  'why.trace.made-of': '{to} 由该批次制成（共 {n} 个）。',
  'why.trace.late': '新确认 {sku} 也由该批次制成。',
} as const;
