import {
  type FetchingStrategyOptions,
  type SessionInfo,
  SimpleContextFetchingStrategy,
  WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';

type Manager = ConstructorParameters<typeof SimpleContextFetchingStrategy>[0];

/** Nothing that waits on it goes on, and it is forgotten with what waits. */
const NEVER = new Promise<never>(() => {});

/** What a shard asks before it connects or signs in. Once ended, it gets no answer. */
class EndableContext extends SimpleContextFetchingStrategy {
  ended = false;

  override async retrieveSessionInfo(shard: number): Promise<SessionInfo | null> {
    return this.ended ? NEVER : super.retrieveSessionInfo(shard);
  }
  override async waitForIdentify(shard: number, signal: AbortSignal): Promise<void> {
    return this.ended ? NEVER : super.waitForIdentify(shard, signal);
  }
}

/**
 * A shard of the SDK that can be ended for good at any moment. The SDK's own cannot between two tries to connect (it
 * sleeps half a second, and then connects though it was destroyed) nor while a connection is being made (it lets go of the
 * socket, whose failure then has nobody to hear it and ends the process).
 */
export class EndableShard extends WebSocketShard {
  readonly #context: EndableContext;
  readonly #onFault: (error: unknown) => void;
  #greeted = false;

  constructor(manager: Manager, options: FetchingStrategyOptions, id: number, onFault: (error: unknown) => void) {
    const context = new EndableContext(manager, options);
    super(context, id);
    this.#context = context;
    this.#onFault = onFault;
    this.on(WebSocketShardEvents.Hello, () => {
      this.#greeted = true;
    });
    this.on(WebSocketShardEvents.Closed, () => {
      this.#greeted = false;
    });
  }

  /** Closes the connection; one that is still being made is closed as soon as it stands, or fails. */
  async end(options: Omit<WebSocketShardDestroyOptions, 'recover'>): Promise<void> {
    this.#context.ended = true;
    if (this.status === WebSocketShardStatus.Connecting && !this.#greeted) {
      this.once(WebSocketShardEvents.Hello, () => void this.destroy(options));
      return;
    }
    await this.destroy(options);
  }

  /** The SDK calls this without waiting for it: a fault in it may not end the process. */
  override async destroy(options?: WebSocketShardDestroyOptions): Promise<void> {
    try {
      await super.destroy(options);
    } catch (error) {
      this.#onFault(error);
    }
  }
}
