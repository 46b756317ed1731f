import { FILINGS, type FilingKind } from './clock.js';

/** What is asked for in each filing, the needed one first; a named clock asks for `text`. */
export const FILING_FIELDS = {
  update: ['conditions', 'actions', 'needs'],
  plan: ['plan'],
  assess: ['impact', 'money'],
  assemble: ['people', 'where'],
  coordinate: ['resources'],
} as const satisfies Readonly<Record<FilingKind, readonly string[]>>;

export type FilingField = (typeof FILING_FIELDS)[FilingKind][number] | 'text';

/** What a filing may hold; the first of them must say something. */
export function fieldsOf(what: string): readonly [FilingField, ...FilingField[]] {
  const kind = filingKind(what);
  return kind === null ? ['text'] : FILING_FIELDS[kind];
}

export function filingKind(what: string): FilingKind | null {
  return FILINGS.find((kind) => kind === what) ?? null;
}

/** Words that stand for a tick: they say that something was done, and not what. */
const TICKS: ReadonlySet<string> = new Set([
  ...['ok', 'okay', 'done', 'yes', 'y', 'finished', 'filed', 'sent', 'ready', 'tbd', 'todo', 'na', 'none', 'nil', 'x'],
  ...[
    '好',
    '好的',
    '是',
    '行',
    '可以',
    '完成',
    '已完成',
    '搞定',
    '收到',
    '知道了',
    '已处理',
    '已提交',
    '已通知',
    '待定',
    '无',
  ],
  ...[
    'update',
    'plan',
    'updated',
    'planned',
    'assessed',
    'assembled',
    'coordinated',
    '嗯',
    '没问题',
    '已评估',
    '已集结',
  ],
]);

/** Is there nothing in it to act on: empty, a tick, “done”? */
export function saysNothing(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' || TICKS.has(plain) || /^[\d一]{1,2}$/u.test(plain);
}
