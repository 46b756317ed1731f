import type { JsonObject } from '../domain/json.js';
import type { DutyChange } from '../domain/oncall/schedule.js';

/** How a change of duty stands in the history, under `duty`. */
export function dutyRecord(did: string, { place: _, ...change }: DutyChange): JsonObject {
  const { back, ...rest } = change;
  return { did, ...rest, back: back && { ...back } };
}
