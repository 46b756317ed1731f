import type { Worded } from '../text.js';

/** What comments complain of. `other`: of nothing that has a name here; `any`: all complaints together. */
export const THEMES = [
  'mismatch',
  'colour',
  'size',
  'quality',
  'fake',
  'late',
  'service',
  'price',
  'refund',
  'package',
  'safety',
] as const;
export type KnownTheme = (typeof THEMES)[number];
/** A theme a rule adds has a name of its own. */
export type Theme = string;
export const OTHER = 'other';
export const ANY = 'any';

/** As people call them, in titles and reasons. */
export const THEME_NAMES: Readonly<Record<KnownTheme | typeof OTHER | typeof ANY, Worded>> = {
  mismatch: { en: 'not as described', 'zh-CN': '货不对板' },
  colour: { en: 'colour', 'zh-CN': '色差' },
  size: { en: 'size', 'zh-CN': '尺码' },
  quality: { en: 'quality', 'zh-CN': '质量' },
  fake: { en: 'counterfeit', 'zh-CN': '假货' },
  late: { en: 'late delivery', 'zh-CN': '发货物流慢' },
  service: { en: 'service', 'zh-CN': '客服' },
  price: { en: 'price', 'zh-CN': '价格' },
  refund: { en: 'refunds and returns', 'zh-CN': '退货退款' },
  package: { en: 'packaging and damage', 'zh-CN': '包装破损' },
  safety: { en: 'safety and freshness', 'zh-CN': '安全与新鲜度' },
  other: { en: 'other things', 'zh-CN': '其他问题' },
  any: { en: 'anything', 'zh-CN': '各类问题' },
};
