import type { Veto } from '../domain/authority/veto.js';
import type { Person } from '../domain/person.js';
import type { Lang } from '../domain/text.js';

/** Who a card is made for. */
export interface CardReader {
  readonly lang: Lang;
  /** IANA */
  readonly zone: string;
  /** ms */
  readonly now: number;
  readonly people: readonly Person[];
  /** What the risk team stopped: said on whatever is about it. */
  readonly vetoes?: readonly Veto[];
}
