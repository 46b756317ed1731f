import type { Level } from '../domain/level.js';

/** The colour of a level as a sign, for chats; always beside its word, for who sees no colours. */
export const LEVEL_MARKS: Readonly<Record<Level, string>> = { blue: '🔵', yellow: '🟡', orange: '🟠', red: '🔴' };
