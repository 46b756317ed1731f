import type { Person } from '../../domain/person.js';
import type { ShowBook } from '../../domain/show-book.js';

/** What reading a line needs to know of the world. */
export interface ParseContext {
  readonly people: readonly Person[];
  readonly me: Person | null;
  readonly shows: ShowBook;
  /** ms */
  readonly now: number;
  /** IANA */
  readonly zone: string;
}
