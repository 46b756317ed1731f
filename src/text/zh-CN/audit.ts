import type { audit as en } from '../en/audit.js';

export const audit: Record<keyof typeof en, string> = {
  'audit.check-overdue': '检查 {check} 已逾期 {late}，请查看 /risk checks。',
  'audit.delivery-stuck': '发往 {channel} 的 {n, plural, other {# 条消息}}自 {since} 起未能送达：{why}',
  'audit.clock-late': '计时 {kind} {ref} 应在 {due} 到点，至今未处理。',
  'audit.well': '检查、投递和计时均已恢复正常。',
};
