import type { JsonObject } from '../../../../src/domain/json.js';
import type { ChannelSpec, UserGroupSpec, UserSpec, WorkspaceInfo, WorkspaceSpec } from './options.js';
import type { DeliverOptions, HttpAnswer, Person } from './person.js';
import type { AckRecord, CallRecord, SeenChannel, SeenFile } from './seen.js';

/** Ways for the whole service to be away. */
export type Outage =
  /** The port is closed, sockets are cut: connection refused. */
  | 'refused'
  /** Every call is answered 503 with an HTML page; sockets are cut. */
  | '5xx'
  /** Calls are taken and never answered; sockets stay silent. */
  | 'hang'
  /** Calls are carried out, then the connection is destroyed before the answer: the uncertain send. */
  | 'drop-after-processing';

/** How one call fails. `drop`: destroyed before, `drop-after-processing`: after being carried out. */
export type Failure =
  | { readonly error: string; readonly more?: JsonObject }
  | { readonly httpStatus: number; readonly retryAfter?: number }
  | { readonly drop: 'before-processing' | 'after-processing' };

/** Why a Socket Mode connection is asked to go. `warning` says it will end soon and leaves it open. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** Slack itself, for one app. Channels, users and helpers mean the first workspace where no team is named. */
export interface FakeSlack extends WorkspaceInfo {
  /** Base of the Web API with a trailing slash: what `clientOptions.slackApiUrl` takes. */
  readonly url: string;
  readonly port: number;
  readonly appId: string;
  readonly appToken: string;
  readonly signingSecret: string;
  stop(): Promise<void>;

  addWorkspace(spec: WorkspaceSpec): WorkspaceInfo;
  addChannel(spec: ChannelSpec, team?: string): SeenChannel;
  addUser(spec: UserSpec, team?: string): Person;
  addUserGroup(spec: UserGroupSpec, team?: string): void;
  /** Subscribes the app to events, as on its configuration page. */
  subscribe(...events: string[]): void;

  /** By `#name`, name or id; throws with the names there are. A user's id gives the direct conversation. */
  channel(nameOrId: string, team?: string): SeenChannel;
  /** Every channel, oldest first. */
  channels(team?: string): readonly SeenChannel[];
  user(id: string, team?: string): Person;
  /** Messages ever posted by the bot everywhere, replies included, edits and ephemeral ones not. */
  readonly posted: number;
  /** Waits until `find` yields something; woken by every change, never by a clock. Rejects with a dump. Default 5000 ms. */
  waitFor<T>(find: () => T | false | null | undefined, ms?: number): Promise<T>;
  /** What readers see now. */
  dump(): string;

  /** Calls taken, oldest first; `refused` ones included. */
  calls(method?: string): readonly CallRecord[];
  waitForCall(method: string, match?: (call: CallRecord) => boolean, ms?: number): Promise<CallRecord>;
  /** Calls answered 429. */
  readonly refused: number;
  /** Calls made again before their Retry-After was over. */
  readonly clientsCallingTooEarly: readonly CallRecord[];

  /** Socket Mode connections open now. */
  readonly sockets: number;
  /** Connections ever greeted with hello. */
  readonly greeted: number;
  waitForSockets(count?: number, ms?: number): Promise<void>;
  /** Acknowledgements, over sockets and HTTP alike, oldest first. */
  readonly acks: readonly AckRecord[];
  readonly missedAcks: readonly AckRecord[];
  /** Sends `disconnect` on every connection, as Slack does about once an hour. */
  disconnect(reason?: DisconnectReason): void;
  /** Cuts every Socket Mode connection without a word. */
  dropSockets(): void;
  /** Sends an event of one's own to the app: `{type: 'member_joined_channel', …}`; resolves when acknowledged or given up. */
  emitEvent(event: JsonObject, team?: string): Promise<AckRecord>;

  /** From now on what people do goes to this URL (HTTP mode); `null` back to Socket Mode. */
  useHttp(url: string | null): void;
  /** One signed request to the app. */
  deliverHttp(url: string, payload: JsonObject, options?: DeliverOptions): Promise<HttpAnswer>;

  goAway(how: Outage): Promise<void>;
  comeBack(): Promise<void>;
  /** The next call(s) of a method fail so. */
  failNext(method: string, failure: Failure, times?: number): void;
  revokeToken(team?: string): void;
  /** The bot's account is deactivated: `account_inactive`. */
  deactivateBot(team?: string): void;
  removeFromChannel(channel: string, team?: string): void;
  archive(channel: string, team?: string): void;
  rename(channel: string, name: string, team?: string): void;
  /** Gone for good: `channel_not_found`. */
  deleteChannel(channel: string, team?: string): void;
  setScopes(scopes: readonly string[], team?: string): void;
  /** Files uploaded from now on are refused in messages that often, as they are until Slack has digested them. */
  digestFor(refusals: number): void;
  /** Files that were uploaded whole. */
  files(team?: string): readonly SeenFile[];
}
