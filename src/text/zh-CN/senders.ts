import type { senders as en } from '../en/senders.js';

export const senders: Record<keyof typeof en, string> = {
  'sender.reported.none': '无需处理：来源 {source} 没有 {what} 的告警仍在触发，也就没有对应的未结事件。',
};
