/** What one signal may hold. Lengths in UTF-16 units. */
export const LIMITS = {
  id: 200,
  source: 100,
  name: 200,
  subject: 200,
  labels: 32,
  labelName: 100,
  labelValue: 200,
  text: 10_000,
  title: 500,
  url: 2_000,
  word: 100,
  /** Objects and lists within one another in the fields of a fact. */
  depth: 16,
} as const;

/** Names that would reach into the prototype of an object they are copied to. */
export function isUnsafeName(name: string): boolean {
  return name === '__proto__' || name === 'constructor' || name === 'prototype';
}
