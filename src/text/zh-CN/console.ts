import type { consoleText as en } from '../en/console.js';

export const consoleText: Record<keyof typeof en, string> = {
  'console.welcome': 'Tocsin。输入 状态、列表 或 帮助；Tab 键补全。',
  'console.example': '例如：{line}',
  'console.failed': '操作失败：{why}',
  'console.call': '呼叫',
  'console.elsewhere': '{what} 已同步到 {channel}',
};
