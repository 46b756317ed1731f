import { WebAPIPlatformError } from '@slack/web-api';
import { sentence } from '../../text/catalogue.js';
import type { Room } from '../chat.js';
import type { WorkspaceContext } from './context.js';
import { Unreachable } from './errors.js';
import { LIMITS } from './limits.js';

/** Names that may be somebody else's are tried in turn: `inc-42-late`, `inc-42-late-2`, … */
const TRIES = 5;

/**
 * Makes the incident's channel and gives its id. A name that is taken is ours where an earlier attempt got as far as
 * making it: a channel in use that this bot made. An archived or a stranger's one is left alone. Rejects as Slack does.
 */
export async function makeRoom(room: Room, context: WorkspaceContext): Promise<string> {
  for (let number = 1; number <= TRIES; number++) {
    const name = numbered(room.name, number);
    const id = (await create(name, context)) ?? (await ours(name, context));
    if (id !== null) return id;
  }
  const why = `name_taken: ${room.name}`;
  throw new Unreachable(why, sentence('slack.fix.room-name', { name: room.name }));
}

/** The channel an earlier attempt made; null where there is none. */
export async function findRoom(room: Room, context: WorkspaceContext): Promise<string | null> {
  return ours(room.name, context);
}

/** null where the name is taken. */
async function create(name: string, context: WorkspaceContext): Promise<string | null> {
  const { client } = context.workspace;
  try {
    const { channel } = await context.gate.run('conversations.create', null, () =>
      client.conversations.create({ name }),
    );
    return channel?.id ?? null;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'name_taken') return null;
    throw error;
  }
}

async function ours(name: string, context: WorkspaceContext): Promise<string | null> {
  const found = await context.directory.named(name);
  if (!found || found.archived) return null;
  const { botUserId } = await context.gate.run('auth.test', null, () => context.workspace.identity());
  return found.creator === botUserId ? found.id : null;
}

function numbered(name: string, number: number): string {
  const end = number === 1 ? '' : `-${number}`;
  return `${name.slice(0, LIMITS.channelName - end.length)}${end}`;
}
