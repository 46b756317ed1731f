import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import { sentence } from '../../text/catalogue.js';
import type { ChatAdapter } from '../chat.js';
import { createContext, type WorkspaceContext } from './context.js';
import { edit } from './edit.js';
import { keepGroup } from './group-keep.js';
import { createInteractions } from './interact/interact.js';
import { membersOf } from './members.js';
import type { SlackOptions } from './options.js';
import { post } from './post.js';
import { keepRoom } from './room.js';
import { createWorkspaces } from './workspaces.js';

/** Slack: cards by its Web API, and what people do there by Socket Mode or signed requests. */
export function createSlack(options: SlackOptions): ChatAdapter {
  const { host, log } = options;
  const workspaces = createWorkspaces(options);
  const contexts = workspaces.map((workspace) => createContext(workspace, options));
  const interactions = createInteractions({ host, log, workspaces, options });

  const within = async (
    channel: Channel,
    act: (context: WorkspaceContext) => Promise<SendResult>,
  ): Promise<SendResult> => {
    const context =
      channel.workspace === null ? contexts[0] : contexts.find(({ workspace }) => workspace.id === channel.workspace);
    return context ? act(context) : noWorkspace(channel);
  };
  return {
    platform: 'slack',
    start: () => interactions.start(),
    stop: () => interactions.stop(),
    post: (channel, out) => within(channel, (context) => post(channel, out, context)),
    edit: (channel, ref, out) => within(channel, (context) => edit(channel, ref, out, context)),
    keepRoom: (near, ref, room) => within(near, (context) => keepRoom(near, ref, room, context)),
    membersOf: async ({ slack }, accounts) =>
      slack === null ? { kind: 'none' } : membersOf(slack, accounts, contexts),
    keepGroup: (near, wanted) => within(near, (context) => keepGroup(near, wanted, context)),
    refresh: () => interactions.refresh(),
  };
}

function noWorkspace({ id, workspace }: Channel): SendResult {
  const name = workspace ?? '';
  const fix = sentence('slack.fix.workspace', { channel: id, workspace: name });
  return { kind: 'failed', why: `no token for Slack workspace "${name}"`, scope: 'service', fix };
}
