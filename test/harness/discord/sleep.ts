import { channelJson } from './render-channel.js';
import { intents, type Service } from './service.js';
import type { Channel } from './world.js';

/** Archives a thread nobody wrote in for as long as it was set to stay. */
export function fallAsleep(service: Service, thread: Channel): void {
  if (thread.kind !== 'thread' || thread.archived) return;
  const last = service.world.inChannel(thread.id).at(-1)?.createdAt ?? thread.createdAt;
  const stirred = Math.max(last, thread.archivedAt);
  if (service.now() - stirred < thread.autoArchiveMinutes * 60_000) return;
  thread.archived = true;
  thread.archivedAt = service.now();
  service.dispatch('THREAD_UPDATE', channelJson(service.world, thread), intents.guilds);
  service.waits.changed();
}
