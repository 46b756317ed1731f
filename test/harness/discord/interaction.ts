import type { Answer, Choice, SeenModal } from './api.js';
import type { Json } from './json.js';
import type { Message } from './world.js';

export type First = Answer['first'];

/** One thing a person did that the app must answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: 2 | 3 | 4 | 5;
  readonly userId: string;
  readonly channelId: string;
  /** e.g. `/risk silence add`. */
  readonly what: string;
  /** By the service's clock. */
  readonly createdAt: number;
  /** Real time. */
  readonly startedAt: number;
  /** The message whose component was used, or from which the modal came. */
  readonly source: Message | null;
  /** Name and id of the command, for interaction_metadata. */
  readonly command: Json | null;
  state: 'waiting' | 'answered' | 'missed';
  first: First | null;
  tookMs: number;
  /** What @original is. */
  original: Message | null;
  readonly followUps: Message[];
  modal: SeenModal | null;
  choices: readonly Choice[];
  /** Called once, at the first answer or when the time is up. */
  settle(): void;
}
