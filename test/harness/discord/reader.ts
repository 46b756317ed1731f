import type { SeenChannel, SeenMessage } from './api.js';
import type { Service } from './service.js';
import { textOf } from './text-of.js';
import type { Channel, World } from './world.js';

/** By id, or by name: channels before threads. @throws Error naming what there is */
export function findChannel(world: World, nameOrId: string): Channel {
  const wanted = nameOrId.replace(/^#/, '');
  const all = [...world.channels.values()];
  const found =
    world.channels.get(wanted) ??
    all.find((each) => each.kind !== 'thread' && each.name === wanted) ??
    all.find((each) => each.name === wanted);
  if (found !== undefined) return found;
  throw new Error(`No channel or thread is called ${nameOrId}; there are ${all.map((each) => each.name).join(', ')}`);
}

/** A channel as readers see it; it may be gone, and then shows nothing. */
export function seenChannel(service: Service, channel: Channel): SeenChannel {
  const { world } = service;
  const shown = (): readonly SeenMessage[] =>
    world.inChannel(channel.id).filter((each) => each.ephemeralTo === null && each.type !== 18 && each.type !== 21);
  const threads = () => world.threadsOf(channel.id).map((each) => seenChannel(service, each));
  const seen: SeenChannel = {
    id: channel.id,
    get name() {
      return channel.name;
    },
    get archived() {
      return channel.archived;
    },
    get tags() {
      const offered = world.channels.get(channel.parentId ?? '')?.tags ?? [];
      return channel.appliedTags.map((id) => offered.find((tag) => tag.id === id)?.name ?? id);
    },
    messages: shown,
    thread: (messageId) => {
      const thread = world.channels.get(messageId);
      if (thread === undefined || thread.parentId !== channel.id)
        throw new Error(`No thread hangs on message ${messageId} in ${channel.name}`);
      return seenChannel(service, thread);
    },
    threads,
    posts: threads,
    ephemeral: (userId) => world.inChannel(channel.id).filter((each) => each.ephemeralTo === userId),
    edits: () => shown().reduce((sum, each) => sum + each.edits, 0),
    texts: () => shown().map(textOf),
    waitFor: (look, ms = 5000) => service.waits.until(() => look(seen), ms, service.dump),
  };
  return seen;
}

/** Everything readers see, as text. */
export function dumpOf(world: World): string {
  const lines = ['What readers see:'];
  const show = (channel: Channel, indent: string): void => {
    lines.push(`${indent}${channel.kind === 'dm' ? '' : '#'}${channel.name}${channel.archived ? ' (archived)' : ''}`);
    for (const each of world.inChannel(channel.id)) {
      const to = each.ephemeralTo === null ? '' : ` (only ${world.nameOf(each.ephemeralTo)})`;
      const edits = each.edits === 0 ? '' : ` (edited ${each.edits}×)`;
      lines.push(`${indent}  ${each.author.name}${to}${edits}: ${textOf(each).replaceAll('\n', `\n${indent}    `)}`);
    }
    for (const thread of world.threadsOf(channel.id)) show(thread, `${indent}  `);
  };
  for (const channel of world.channels.values()) if (channel.kind !== 'thread') show(channel, '  ');
  return lines.join('\n');
}
