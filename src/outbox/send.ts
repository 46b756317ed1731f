import type { ChatAdapter, Outgoing } from '../chat/chat.js';
import type { Channel } from '../domain/channel.js';
import type { DeliveryResult, Notice, SendResult } from '../domain/notice.js';
import type { Store } from '../store/store.js';
import type { Destinations } from './destination.js';
import type { WantedIn } from './group-wanted.js';
import { SEND_LIMIT_MS } from './limits.js';
import type { RenderNotice } from './render-notice.js';
import type { RenderRoom } from './render-room.js';

export interface SendDeps {
  readonly store: Pick<Store, 'loadNotice' | 'isAwaited'>;
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly destinations: Destinations;
  readonly render: RenderNotice;
  readonly room: RenderRoom;
  readonly wantedIn?: WantedIn;
}

/** What came of a notice, and whether the chat service had a part in it. */
export interface Attempt {
  readonly result: DeliveryResult;
  readonly asked: boolean;
}
/** Makes one attempt. Never throws. */
export type Send = (notice: Notice) => Promise<Attempt>;

export function createSend(deps: SendDeps): Send {
  return async (notice) => {
    try {
      const asking = await prepare(deps, notice);
      if (typeof asking !== 'function') return { result: asking, asked: false };
      return { result: await withinLimit(asking), asked: true };
    } catch (error) {
      return { result: retry(reason(error), false), asked: false };
    }
  };
}

/** The call of the adapter, all of its arguments ready. */
type Asking = () => Promise<SendResult>;

/** A result where nothing is to be asked. */
async function prepare(deps: SendDeps, notice: Notice): Promise<Asking | DeliveryResult> {
  const channel = await deps.destinations.of(notice);
  if (typeof channel === 'string') return forGood(channel);
  const adapter = deps.adapters.get(channel.platform);
  if (!adapter) return forGood(`no ${channel.platform} adapter is running for channel "${channel.id}"`);
  if (notice.kind === 'room') return prepareRoom(deps, notice, channel, adapter);
  if (notice.kind === 'group') return prepareGroup(deps, notice, channel, adapter);
  const rendered = await deps.render(notice, channel);
  if (!rendered) return forGood(GONE);
  if (rendered.answered) return { kind: 'dropped', why: 'somebody has answered' };
  const out: Outgoing = {
    ...rendered,
    nonce: notice.key,
    askedAt: notice.createdAt,
    kind: notice.kind,
    thread: await thread(deps, notice),
    uncertainSince: notice.uncertainAt,
  };
  const { ref } = notice;
  return () => (ref === null ? adapter.post(channel, out) : adapter.edit(channel, ref, out));
}

async function prepareRoom(
  deps: SendDeps,
  notice: Notice,
  near: Channel,
  adapter: ChatAdapter,
): Promise<Asking | SendResult> {
  if (!adapter.keepRoom) return forGood(`${near.platform} has no channels of their own for incidents`);
  const keepRoom = adapter.keepRoom.bind(adapter);
  const room = await deps.room(notice, near);
  if (!room) return forGood(GONE);
  // A channel that was put away takes nothing any more.
  if (room.over && notice.attempts < LAST_WORDS && (await deps.store.isAwaited(notice.key)))
    return retry('what is last to be said there goes first', false);
  return () => keepRoom(near, notice.ref, room);
}

function prepareGroup(deps: SendDeps, notice: Notice, near: Channel, adapter: ChatAdapter): Asking | SendResult {
  if (!adapter.keepGroup) return forGood(`${near.platform} has no groups`);
  const keepGroup = adapter.keepGroup.bind(adapter);
  const wanted = deps.wantedIn?.(notice) ?? null;
  return wanted ? () => keepGroup(near, wanted) : forGood(GONE);
}

/** The message a line belongs under; null where it stands for itself, or its card could not be shown. */
async function thread({ store }: SendDeps, { kind, incident, channel }: Notice): Promise<string | null> {
  if ((kind !== 'line' && kind !== 'request') || incident === null) return null;
  return (await store.loadNotice(`card:${incident}@${channel}`))?.ref ?? null;
}

/** Whatever an adapter does: a result, in the end. */
async function withinLimit(ask: () => Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve(retry(`no end after ${SEND_LIMIT_MS / 1000} s`, true)), SEND_LIMIT_MS);
    timer.unref();
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    return retry(reason(error), true);
  } finally {
    clearTimeout(timer);
  }
}

/** How often the end of a channel waits for what is still to be shown in it: some minutes in all. */
const LAST_WORDS = 10;
const GONE = 'what it was about is gone';

function forGood(why: string): SendResult {
  return { kind: 'failed', why, scope: 'notice', fix: null };
}
function retry(why: string, uncertain: boolean): SendResult {
  return { kind: 'retry', afterMs: null, why, scope: 'notice', uncertain };
}
function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
