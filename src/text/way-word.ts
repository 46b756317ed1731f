import { chatName } from '../domain/channel.js';
import { DIRECT_CHATS, MENTION } from '../domain/escalation/ways.js';
import type { Say } from '../domain/text.js';
import { sentence } from './catalogue.js';

/** A way somebody is called in: `a direct message in Slack`, `the webhook sms`. */
export function waySay(way: string): Say {
  if (way === MENTION) return sentence('contact.way.mention');
  if (DIRECT_CHATS.includes(way)) return sentence('contact.way.direct', { chat: chatName(way) });
  return sentence('contact.way.webhook', { id: way.replace(/^webhook:/, '') });
}
