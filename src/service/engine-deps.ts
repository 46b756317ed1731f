import type { ConfigChange } from '../domain/config-change.js';
import type { LanguageTools } from '../domain/language/tools.js';
import type { Actor } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Store } from '../store/store.js';
import type { Missed } from './deadlines.js';

export interface EngineDeps {
  readonly store: Store;
  readonly settings: Settings;
  /** For rules that read what people say. */
  readonly language?: LanguageTools;
  /** ms since the epoch; read once a turn. */
  now(): number;
  /** Called after each commit that asked for notices. */
  onNotices(): void;
  /** What in the settings is new since they were last in force; absent or null: nothing, or nobody knows. */
  readonly change?: ConfigChange | null;
  /** Most signals that may wait. */
  readonly maxQueue: number;
  /** Counts for the metrics; called after the commit. */
  onCommitted?(turn: { readonly signals: number; readonly ms: number; readonly missed: readonly Missed[] }): void;
}

/** Other settings, to be put in force. */
export interface Reconfiguration {
  readonly settings: Settings;
  readonly change: ConfigChange | null;
  readonly actor: Actor;
  readonly maxQueue?: number;
  /** Called once they are on disk, before anybody is told of what that changed. */
  kept?(): void;
}
