import { chatName } from '../domain/channel.js';
import type { SayParam } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';

/** `#ops`, the channel of INC-42, somebody's direct messages. */
export function channelWord(id: string): SayParam {
  const room = /^room:(\d+)(?:\.\d+)?@/.exec(id);
  if (room) return { say: sentence('outbox.place.room', { inc: `INC-${room[1]}` }) };
  const dm = /^dm:(.+):([^:]+)$/.exec(id);
  if (dm) return { say: sentence('outbox.place.dm', { account: dm[2] ?? '', service: serviceWord(dm[1] ?? '') }) };
  const at = /^at:.+:([^:]+)$/.exec(id);
  return isGateway(id) ? id : `#${at?.[1] ?? id}`;
}

/** `Slack`, `Slack eu`, `webhook:sms`. */
export function serviceWord(service: string): string {
  if (isGateway(service)) return service;
  const [platform = '', workspace] = service.split(':');
  const name = chatName(platform);
  return workspace === undefined ? name : `${name} ${workspace}`;
}

/** An outgoing webhook, by the name of its service or of a place in it. */
export function isGateway(name: string): boolean {
  return name.startsWith('webhook:');
}
