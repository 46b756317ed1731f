import { parse } from 'node:querystring';
import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { asObject, parseJson } from '../json.js';
import { refused, SlackError } from './slack-error.js';

/** Arguments of a call, however they were sent: a form carries everything as text, JSON carries it as it is. */
export class Args {
  constructor(readonly all: JsonObject) {}

  static read(body: string, contentType: string): Args {
    const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    if (type === 'application/json') {
      const json = parseJson(body);
      if (json === undefined) throw new SlackError('invalid_json');
      const object = asObject(json);
      if (object === null) throw new SlackError('json_not_object');
      return new Args(object);
    }
    if (body !== '' && type !== 'application/x-www-form-urlencoded') throw new SlackError('invalid_post_type');
    const form: JsonObject = {};
    for (const [key, value] of Object.entries(parse(body)))
      if (value !== undefined) form[key] = Array.isArray(value) ? (value[0] ?? '') : value;
    return new Args(form);
  }

  /** Empty and absent are the same to Slack. */
  text(name: string): string | null {
    const value = this.all[name];
    if (typeof value === 'string') return value === '' ? null : value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  }

  need(name: string, error?: string): string {
    const value = this.text(name);
    if (value !== null) return value;
    throw error === undefined
      ? refused('invalid_arguments', [`missing required field: ${name}`])
      : new SlackError(error);
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.text(name);
    return value === null ? otherwise : ['1', 'true', 'True', 't'].includes(value);
  }

  whole(name: string, otherwise: number, max: number): number {
    const value = this.text(name);
    if (value === null) return otherwise;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) throw new SlackError('invalid_limit');
    return Math.min(number, max);
  }

  /** Words between commas. */
  words(name: string): string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }

  /** JSON, given as text or as it is; undefined where it is absent. */
  json(name: string, error: string): Json | undefined {
    const value = this.all[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    const parsed = parseJson(value);
    if (parsed === undefined) throw new SlackError(error);
    return parsed;
  }
}
