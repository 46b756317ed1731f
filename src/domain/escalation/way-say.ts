import { chatName } from '../channel.js';
import type { Say } from '../text.js';
import { DIRECT_CHATS, MENTION } from './ways.js';

/** A way somebody is called in: `a direct message in Slack`, `the webhook sms`. */
export function waySay(way: string): Say {
  if (way === MENTION) return { key: 'contact.way.mention' };
  if (DIRECT_CHATS.includes(way)) return { key: 'contact.way.direct', params: { chat: chatName(way) } };
  return { key: 'contact.way.webhook', params: { id: way.replace(/^webhook:/, '') } };
}
