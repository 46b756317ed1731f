import { STATES, type State } from '../../domain/incident.js';
import { isLevel, LEVELS, type Level, rank } from '../../domain/level.js';
import { plainWord } from './nearest.js';

const CHINESE_LEVELS: Readonly<Record<string, Level>> = { 蓝: 'blue', 黄: 'yellow', 橙: 'orange', 红: 'red' };
const CHINESE_STATES: Readonly<Record<string, State>> = {
  待响应: 'open',
  未确认: 'open',
  已确认: 'acknowledged',
  已缓解: 'mitigated',
  已解决: 'resolved',
  已归档: 'closed',
  已关闭: 'closed',
};
const CHINESE_LABELS: Readonly<Record<string, string>> = {
  场次: 'show',
  商品: 'sku',
  批次: 'batch',
  供应商: 'supplier',
  仓库: 'warehouse',
  地区: 'region',
  区域: 'region',
  承运商: 'carrier',
  主播: 'host',
  平台: 'platform',
  品类: 'category',
  级别: 'level',
  状态: 'state',
  负责人: 'owner',
};
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  for: ['for', '持续', '用于'],
  into: ['into', 'to', '到', '至', '并入'],
  as: ['as', '担任', '作为', '为'],
  to: ['to', '到', '至'],
  at: ['at', 'from', '于', '从'],
  of: ['of', 'from', '的', '从'],
  from: ['from', 'at', '从', '于'],
  instead: ['instead', '替', '代替', '顶替'],
  return: ['return', 'back', '还', '换回'],
};

/** `red`, `红`, `红色` → red. */
export function levelOf(word: string): Level | null {
  const plain = plainWord(word);
  return isLevel(plain) ? plain : (CHINESE_LEVELS[plain.replace(/色$/u, '')] ?? null);
}

/** `orange+` or `橙色+` means orange and above; a bare level only itself. */
export function levelsOf(word: string): readonly Level[] | null {
  const plain = plainWord(word);
  const level = levelOf(plain.replace(/(?:\+|以上|及以上)$/u, ''));
  if (!level) return null;
  return levelOf(plain) ? [level] : LEVELS.filter((each) => rank(each) >= rank(level));
}

export function stateOf(word: string): State | null {
  const plain = plainWord(word);
  return STATES.find((state) => state === plain) ?? CHINESE_STATES[plain] ?? null;
}

/** The label a person means: Chinese names of the usual ones are known. */
export function labelOf(word: string): string {
  const plain = word.normalize('NFKC');
  return CHINESE_LABELS[plain] ?? plain;
}

export function isKeyword(word: string, keyword: string): boolean {
  return (KEYWORDS[keyword] ?? [keyword]).includes(plainWord(word));
}

export function isAll(word: string): boolean {
  return ['all', '全部', '所有'].includes(plainWord(word));
}

/** `INC-42`, `inc42`, `#42`, `42`, `事件42` → 42. */
export function incidentId(word: string): number | null {
  const m = /^(?:inc[-_]?|#|事件)?(\d{1,9})$/u.exec(plainWord(word));
  return m ? Number(m[1]) : null;
}

/** `REQ-7`, `req7`, `申请7` → `REQ-7`. */
export function requestId(word: string): string | null {
  const m = /^(?:req[-_]?|申请)(\d{1,9})$/u.exec(plainWord(word));
  return m ? `REQ-${Number(m[1])}` : null;
}
