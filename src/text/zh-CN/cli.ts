import type { cli as en } from '../en/cli.js';

export const cli: Record<keyof typeof en, string> = {
  'cli.config.ok': '{folder} 配置无误：{rules} 条规则，{checks} 项检查，{sources} 个来源。',
  'cli.config.problems': '{folder} 有 {n} 处问题，未启动。',
  'cli.listening': '已在 {url} 监听，从 {folder} 载入 {rules} 条规则。',
  'cli.try': '把下面三行粘贴到另一个终端，就能看到一条预警：',
  'cli.console': '本控制台',
  'cli.chats': '聊天平台：{on}。{off, select, none {} other {未配置令牌，已关闭：{off}。}}',
};
