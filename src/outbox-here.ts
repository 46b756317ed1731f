import { approvalDeps } from './approval-deps.js';
import type { ChatAdapter } from './chat/chat.js';
import type { Person } from './domain/person.js';
import type { Settings } from './domain/settings.js';
import type { Lang } from './domain/text.js';
import type { Logger } from './lib/log.js';
import { type DeliverDeps, Outbox } from './outbox/deliver.js';
import { createWantedIn } from './outbox/group-wanted.js';
import { createRenderNotice } from './outbox/render-notice.js';
import { createRenderRoom } from './outbox/render-room.js';
import { dutyDesk } from './service/duty-desk.js';
import type { EngineLoop } from './service/engine-loop.js';
import type { Store } from './store/store.js';

export interface OutboxHere {
  readonly store: Store;
  readonly engine: EngineLoop;
  readonly adapters: readonly ChatAdapter[];
  /** Those in force. */
  settings(): Settings;
  langOf(person: Person): Lang | null;
  now(): number;
  onError(error: unknown): void;
  readonly onDelivered: NonNullable<DeliverDeps['onDelivered']>;
  readonly log: Logger;
}

/** The outbox of this process: what it renders from, whom it sends by, where it records. */
export function createOutbox(here: OutboxHere): Outbox {
  const { store, engine, adapters, settings, now, log } = here;
  const people = () => settings().people.map((person) => engine.live.withAccounts(person));
  const desk = () => dutyDesk(engine.live);
  return new Outbox({
    store,
    record: (records) => engine.recordDeliveries(records),
    adapters: new Map(adapters.map((each) => [each.platform, each])),
    settings,
    people,
    langOf: here.langOf,
    render: createRenderNotice({
      clearance: () => ({ settings: settings(), members: engine.live.arrangements.members }),
      store,
      people,
      groups: () => settings().groups,
      duty: { store, desk },
      approval: approvalDeps(store, engine),
      now,
    }),
    wantedIn: createWantedIn({ groups: () => settings().groups, desk, people, now }),
    room: createRenderRoom({ store, people, now }),
    tell: (word) => engine.say([word]),
    now,
    onError: here.onError,
    onFailed: (notice, { why, scope }) =>
      log.warn({ part: 'outbox', notice: notice.key, scope, why }, 'a notice could not be delivered'),
    onDelivered: here.onDelivered,
  });
}
