import {
  managerToFetchingStrategyOptions,
  WebSocketShardEvents as On,
  SimpleShardingStrategy,
  type WebSocketManager,
  type WebSocketShardDestroyOptions,
} from '@discordjs/ws';
import type { GatewaySendPayload } from 'discord.js';
import { EndableShard } from './gateway-shard.js';

/** How long the gateway may take to accept a connection, and to say hello on it. */
const HANDSHAKE_MS = 10_000;
const HELLO_MS = 20_000;

/** All shards in this process, as the SDK's own strategy has them, but such as can be ended at any moment. */
export class EndableStrategy extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #onFault: (error: unknown) => void;
  readonly #own = new Map<number, EndableShard>();

  /** `onFault` hears of shards that gave up reconnecting. */
  constructor(manager: WebSocketManager, onFault: (error: unknown) => void) {
    super(manager);
    this.#manager = manager;
    this.#onFault = onFault;
  }

  override async spawn(ids: number[]): Promise<void> {
    const given = await managerToFetchingStrategyOptions(this.#manager);
    const options = { ...given, handshakeTimeout: HANDSHAKE_MS, helloTimeout: HELLO_MS };
    for (const id of ids) {
      const shard = new EndableShard(this.#manager, options, id, this.#onFault);
      this.#forward(shard, id);
      this.#own.set(id, shard);
    }
  }

  override async connect(): Promise<void> {
    await Promise.all([...this.#own.values()].map((shard) => shard.connect()));
  }

  override async destroy(options: Omit<WebSocketShardDestroyOptions, 'recover'> = {}): Promise<void> {
    const shards = [...this.#own.values()];
    this.#own.clear();
    await Promise.all(shards.map((shard) => shard.end(options)));
  }

  override async send(id: number, payload: GatewaySendPayload): Promise<void> {
    // Between two connections there is nobody to hear it; what matters is said anew on the next.
    await this.#own.get(id)?.send(payload);
  }

  override async fetchStatus(): ReturnType<SimpleShardingStrategy['fetchStatus']> {
    const all = await super.fetchStatus();
    for (const [id, shard] of this.#own) all.set(id, shard.status);
    return all;
  }

  #forward(shard: EndableShard, shardId: number): void {
    const manager = this.#manager;
    shard.on(On.Closed, (event) => void manager.emit(On.Closed, { ...event, shardId }));
    shard.on(On.Debug, (event) => void manager.emit(On.Debug, { ...event, shardId }));
    shard.on(On.Dispatch, (event) => void manager.emit(On.Dispatch, { ...event, shardId }));
    shard.on(On.Error, (event) => void manager.emit(On.Error, { ...event, shardId }));
    shard.on(On.HeartbeatComplete, (event) => void manager.emit(On.HeartbeatComplete, { ...event, shardId }));
    shard.on(On.Hello, () => void manager.emit(On.Hello, { shardId }));
    shard.on(On.Ready, (event) => void manager.emit(On.Ready, { ...event, shardId }));
    shard.on(On.Resumed, () => void manager.emit(On.Resumed, { shardId }));
  }
}
