/** How many sends may be under way at once, by platform. Rates of the chat services are their adapters' own data. */
export const IN_FLIGHT: Readonly<Record<string, number>> = { console: 1, slack: 8, discord: 8 };
export const IN_FLIGHT_DEFAULT = 4;

/** Waits between tries of one notice: doubling from a second to five minutes. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;

/** How long to wait after the given number of failed attempts (1, 2, …). A wait the service asks for is obeyed. */
export function retryAfter(attempts: number, asked: number | null): number {
  const doubled = FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 20);
  return Math.max(asked ?? 0, Math.min(LONGEST_RETRY_MS, doubled));
}
