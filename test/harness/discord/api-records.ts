/** Breach of the published OpenAPI document or of a rule that Discord does not answer at once. */
export interface Violation {
  readonly where: string;
  readonly what: string;
  readonly body?: unknown;
}

export interface SeenRequest {
  readonly method: string;
  /** Without /api/v10 and query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** 0 while unanswered, or when the connection was cut. */
  readonly status: number;
  /** Discord's error code, 0 when none. */
  readonly code: number;
  /** Real time, milliseconds. */
  readonly at: number;
}

/** One 429 given. */
export interface Throttled {
  readonly method: string;
  readonly path: string;
  readonly scope: 'user' | 'global' | 'shared';
  /** Seconds. */
  readonly retryAfter: number;
}

/** An interaction not answered within 3 seconds. */
export interface Miss {
  readonly interactionId: string;
  /** e.g. `/risk silence add` or `button ack:INC-1` */
  readonly what: string;
}
