import type { SayParam } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';

const NAMES: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' };

/** `#ops`, the channel of INC-42, somebody's direct messages. */
export function channelWord(id: string): SayParam {
  const room = /^room:(\d+)@/.exec(id);
  if (room) return { say: sentence('outbox.place.room', { inc: `INC-${room[1]}` }) };
  const dm = /^dm:(.+):([^:]+)$/.exec(id);
  if (dm) return { say: sentence('outbox.place.dm', { account: dm[2] ?? '', service: serviceWord(dm[1] ?? '') }) };
  return `#${id}`;
}

/** `Slack`, `Slack eu`. */
export function serviceWord(service: string): string {
  const [platform = '', workspace] = service.split(':');
  const name = NAMES[platform] ?? platform;
  return workspace === undefined ? name : `${name} ${workspace}`;
}
