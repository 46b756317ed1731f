import type { Json, JsonObject } from '../../../src/domain/json.js';

/** Reading of JSON from outside without a cast: each yields null where the kind differs. */

export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

export function asList(value: Json | undefined): Json[] | null {
  return Array.isArray(value) ? value : null;
}

export function asText(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A property that is text; empty where it is absent or something else. */
export function textAt(value: Json | undefined, key: string): string {
  return asText(asObject(value)?.[key]) ?? '';
}

export function objectAt(value: Json | undefined, key: string): JsonObject | null {
  return asObject(asObject(value)?.[key]);
}

/** The objects of a list property; none where it is absent. */
export function objectsAt(value: Json | undefined, key: string): JsonObject[] {
  return objectsOf(asObject(value)?.[key]);
}

export function objectsOf(value: Json | undefined): JsonObject[] {
  return (asList(value) ?? []).map((entry) => asObject(entry)).filter((entry) => entry !== null);
}

export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
