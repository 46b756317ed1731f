import type { Json, JsonObject } from '../json.js';
import { isLevel, type Level } from '../level.js';

/** Reads a kind's memory. What is not there, or not of the shape, is as if nothing were remembered. */
export function objectOf(json: Json | undefined): JsonObject | undefined {
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? json : undefined;
}
export function numberIn(json: JsonObject | undefined, name: string): number | undefined {
  const value = json?.[name];
  return typeof value === 'number' ? value : undefined;
}
export function textIn(json: JsonObject | undefined, name: string): string | undefined {
  const value = json?.[name];
  return typeof value === 'string' ? value : undefined;
}
export function levelIn(json: JsonObject | undefined, name: string): Level | null {
  const value = json?.[name];
  return typeof value === 'string' && isLevel(value) ? value : null;
}
export function listIn(json: JsonObject | undefined, name: string): readonly Json[] {
  const value = json?.[name];
  return Array.isArray(value) ? value : [];
}
export function textsIn(json: JsonObject | undefined, name: string): readonly string[] {
  return listIn(json, name).filter((item) => typeof item === 'string');
}
