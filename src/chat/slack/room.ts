import { WebAPIPlatformError } from '@slack/web-api';
import type { Channel } from '../../domain/channel.js';
import type { SendResult } from '../../domain/notice.js';
import type { Room } from '../chat.js';
import { placeOf, type WorkspaceContext } from './context.js';
import { blamesToken } from './error-codes.js';
import { type Failure, failure, Unreachable } from './errors.js';
import { findRoom, makeRoom } from './room-channel.js';
import { keepLinks } from './room-links.js';
import { invitePeople } from './room-people.js';
import { keepTopic } from './room-topic.js';

/**
 * Makes an incident's own channel or brings it up to date. Each step looks at what is there, so that it may be cut off
 * anywhere and done again; the result's `ref` is the channel's id.
 */
export async function keepRoom(
  near: Channel,
  ref: string | null,
  room: Room,
  context: WorkspaceContext,
): Promise<SendResult> {
  const place = { ...placeOf(near, context), channel: `#${room.name}` };
  try {
    if (room.over) return await putAway(ref ?? (await findRoom(room, context)), context);
    const channel = ref ?? (await makeRoom(room, context));
    await keepTopic(channel, room.topic, context);
    await invitePeople(channel, room.people, context, place);
    await keepLinks(channel, room.links, context, place);
    return { kind: 'sent', ref: channel };
  } catch (error) {
    return ofRooms(failure(error, place), error, ref === null);
  }
}

/**
 * What is refused here says nothing of cards: those are taken as before. That none can be made (a scope, a rule of the
 * workspace) holds for every incident; a name that is taken, or a channel somebody archived, for one.
 */
function ofRooms(failed: Failure, error: unknown, making: boolean): Failure {
  if (failed.scope === 'notice' || failed.scope === 'lane') return failed;
  if (failed.scope === 'service' && (failed.kind === 'retry' || !isRefusal(error))) return failed;
  const forAll = failed.kind === 'failed' && making && !(error instanceof Unreachable);
  return { ...failed, scope: forAll ? 'channel' : 'notice' };
}

/** Slack refused what was asked, not the token it was asked with. */
function isRefusal(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && !blamesToken(error.data.error);
}

/** `already_archived`, or deleted by somebody: it is out of the way. */
const AWAY: ReadonlySet<string> = new Set(['already_archived', 'is_archived', 'channel_not_found']);

async function putAway(channel: string | null, context: WorkspaceContext): Promise<SendResult> {
  if (channel === null) return { kind: 'failed', why: 'over before it had a channel', scope: 'notice', fix: null };
  const { client } = context.workspace;
  try {
    await context.gate.run('conversations.archive', null, () => client.conversations.archive({ channel }));
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && AWAY.has(error.data.error))) throw error;
  }
  return { kind: 'sent', ref: channel };
}
