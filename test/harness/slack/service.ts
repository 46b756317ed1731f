import type { JsonObject } from '../../../src/domain/json.js';
import type {
  ChannelSpec,
  FakeSlackOptions,
  UserGroupSpec,
  UserSpec,
  WorkspaceInfo,
  WorkspaceSpec,
} from './api/options.js';
import type { DeliverOptions, HttpAnswer, Person } from './api/person.js';
import type { AckRecord, CallRecord, SeenChannel, SeenFile } from './api/seen.js';
import type { DisconnectReason, Failure, FakeSlack, Outage } from './api/service.js';
import { assemble, type Parts } from './assemble.js';
import type { Events } from './link/events.js';
import { deliverHttp } from './link/http-mode.js';
import type { Link } from './link/link.js';
import type { SocketMode } from './link/socket-mode.js';
import { ChannelView, PATIENCE_MS } from './reader/channel-view.js';
import type { FrontDoor } from './server.js';
import type { Channel } from './state/channel.js';
import type { Team } from './state/team.js';
import type { World } from './state/world.js';
import type { WebApi } from './web/web-api.js';

/** Slack itself: everything put together, and the handles of a test. */
export class Service implements FakeSlack {
  readonly #world: World;
  readonly #door: FrontDoor;
  readonly #sockets: SocketMode;
  readonly #link: Link;
  readonly #events: Events;
  readonly #api: WebApi;
  readonly #actor: Parts['actor'];

  constructor(options: FakeSlackOptions) {
    const parts = assemble(options);
    this.#world = parts.world;
    this.#door = parts.door;
    this.#sockets = parts.sockets;
    this.#link = parts.link;
    this.#events = parts.events;
    this.#api = parts.api;
    this.#actor = parts.actor;
  }

  listen(): Promise<void> {
    return this.#door.listen();
  }
  async stop(): Promise<void> {
    this.#link.stop();
    this.#sockets.stop();
    await this.#door.close();
  }

  get port(): number {
    return this.#door.port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}/api/`;
  }
  get appId(): string {
    return this.#world.app.id;
  }
  get appToken(): string {
    return this.#world.app.token;
  }
  get signingSecret(): string {
    return this.#world.app.signingSecret;
  }
  get id(): string {
    return this.#world.team().id;
  }
  get domain(): string {
    return this.#world.team().domain;
  }
  get botToken(): string {
    return this.#world.team().botToken;
  }
  get botUserId(): string {
    return this.#world.team().botUserId;
  }
  get botId(): string {
    return this.#world.team().botId;
  }

  addWorkspace(spec: WorkspaceSpec): WorkspaceInfo {
    const { id, domain, botToken, botUserId, botId } = this.#world.addTeam(spec);
    return { id, domain, botToken, botUserId, botId };
  }
  addChannel(spec: ChannelSpec, team?: string): SeenChannel {
    const workspace = this.#world.team(team);
    return new ChannelView(this.#world, workspace, this.#world.addChannel(workspace, spec));
  }
  addUser(spec: UserSpec, team?: string): Person {
    return this.user(this.#world.addUser(this.#world.team(team), spec).id, team);
  }
  addUserGroup(spec: UserGroupSpec, team?: string): void {
    this.#world.team(team).groups.push(spec);
  }
  subscribe(...events: string[]): void {
    for (const event of events) this.#world.app.events.add(event);
  }

  #channel(team: Team, nameOrId: string): Channel {
    const name = nameOrId.replace(/^#/, '');
    const found = team.channels.get(nameOrId) ?? [...team.channels.values()].find((channel) => channel.name === name);
    if (found) return found;
    if (team.users.has(nameOrId)) return this.#world.direct(team, nameOrId);
    const there = [...team.channels.values()].map((channel) => `#${channel.name}`).join(', ');
    throw new Error(`no channel ${nameOrId} in ${team.id}; there is ${there || 'none'}`);
  }
  channel(nameOrId: string, team?: string): SeenChannel {
    const workspace = this.#world.team(team);
    return new ChannelView(this.#world, workspace, this.#channel(workspace, nameOrId));
  }
  channels(team?: string): readonly SeenChannel[] {
    const workspace = this.#world.team(team);
    return [...workspace.channels.values()].map((channel) => new ChannelView(this.#world, workspace, channel));
  }
  user(id: string, team?: string): Person {
    const workspace = this.#world.team(team);
    const user = workspace.users.get(id);
    if (!user) throw new Error(`no user ${id} in ${workspace.id}; there is ${[...workspace.users.keys()].join(', ')}`);
    return this.#actor(workspace, user, (nameOrId) => this.#channel(workspace, nameOrId));
  }
  get posted(): number {
    const all = [...this.#world.teams.values()].flatMap((team) => [...team.channels.values()]);
    return all.reduce((sum, channel) => sum + channel.posted, 0);
  }
  waitFor<T>(find: () => T | false | null | undefined, ms: number = PATIENCE_MS): Promise<T> {
    return this.#world.changes.waitFor(find, ms, () => this.dump());
  }
  dump(): string {
    const channels = [...this.#world.teams.keys()].flatMap((team) => this.channels(team));
    const last = this.calls()
      .slice(-10)
      .map((call) => `  ${call.method}: ${call.result}`);
    return [...channels.map((channel) => channel.dump()), 'newest calls:', ...last].join('\n');
  }

  calls(method?: string): readonly CallRecord[] {
    return this.#api.calls.filter((call) => method === undefined || call.method === method);
  }
  waitForCall(method: string, match: (call: CallRecord) => boolean = () => true, ms?: number): Promise<CallRecord> {
    return this.waitFor(() => this.calls(method).find(match), ms);
  }
  get refused(): number {
    return this.#api.calls.filter((call) => call.result === 'ratelimited').length;
  }
  get clientsCallingTooEarly(): readonly CallRecord[] {
    return this.#api.tooEarly;
  }

  get sockets(): number {
    return this.#sockets.count;
  }
  get greeted(): number {
    return this.#sockets.greeted;
  }
  async waitForSockets(count = 1, ms?: number): Promise<void> {
    await this.waitFor(() => this.#sockets.ready && this.sockets >= count, ms);
  }
  get acks(): readonly AckRecord[] {
    return this.#link.acks;
  }
  get missedAcks(): readonly AckRecord[] {
    return this.#link.acks.filter((ack) => ack.ackMs === Number.POSITIVE_INFINITY);
  }
  disconnect(reason: DisconnectReason = 'refresh_requested'): void {
    this.#sockets.disconnect(reason);
  }
  dropSockets(): void {
    this.#sockets.drop();
  }
  emitEvent(event: JsonObject, team?: string): Promise<AckRecord> {
    return this.#link.event(this.#world.team(team), event);
  }

  useHttp(url: string | null): void {
    this.#link.httpUrl = url;
    this.#world.changes.changed();
  }
  deliverHttp(url: string, payload: JsonObject, options?: DeliverOptions): Promise<HttpAnswer> {
    return deliverHttp(this.#world.app, url, payload, options);
  }

  goAway(how: Outage): Promise<void> {
    return this.#door.goAway(how);
  }
  comeBack(): Promise<void> {
    return this.#door.comeBack();
  }
  failNext(method: string, failure: Failure, times = 1): void {
    this.#api.failNext(method, failure, times);
  }
  revokeToken(team?: string): void {
    this.#world.team(team).token = 'revoked';
    this.#events.tokensRevoked(this.#world.team(team));
  }
  deactivateBot(team?: string): void {
    this.#world.team(team).token = 'inactive';
  }
  removeFromChannel(channel: string, team?: string): void {
    const workspace = this.#world.team(team);
    const found = this.#channel(workspace, channel);
    found.members.delete(workspace.botUserId);
    this.#events.left(workspace, found);
  }
  archive(channel: string, team?: string): void {
    const workspace = this.#world.team(team);
    const found = this.#channel(workspace, channel);
    found.archived = true;
    this.#events.archived(workspace, found);
  }
  rename(channel: string, name: string, team?: string): void {
    this.#channel(this.#world.team(team), channel).name = name;
  }
  deleteChannel(channel: string, team?: string): void {
    const workspace = this.#world.team(team);
    const found = this.#channel(workspace, channel);
    workspace.channels.delete(found.id);
    this.#events.deletedChannel(workspace, found);
  }
  digestFor(refusals: number): void {
    this.#world.digesting = refusals;
  }
  files(team?: string): readonly SeenFile[] {
    return [...this.#world.team(team).files.values()].flatMap(({ id, name, title, bytes, completed }) =>
      completed && bytes ? [{ id, name, title, bytes }] : [],
    );
  }
  setScopes(scopes: readonly string[], team?: string): void {
    this.#world.team(team).scopes = [...scopes];
  }
}
