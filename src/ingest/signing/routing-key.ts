import { isRecord } from '../wire/is-record.js';
import { type ParsedJson, parseJson } from '../wire/json-text.js';
import { isSame } from './secret.js';
import type { Signing } from './signing.js';

/** Every source and every secret asks the same body, and anybody may send one: it is read once. */
const read = new WeakMap<Buffer, ParsedJson>();

function parsedOnce(body: Buffer): ParsedJson {
  const parsed = read.get(body) ?? parseJson(body.toString('utf8'));
  read.set(body, parsed);
  return parsed;
}

/** PagerDuty's events carry their secret in the body, as `routing_key`. */
export const routingKey: Signing = {
  needs: [],
  verify({ body }, secret) {
    const parsed = parsedOnce(body);
    if (!parsed.ok) return parsed.problem;
    const key = isRecord(parsed.value) ? parsed.value.routing_key : undefined;
    if (typeof key !== 'string' || key === '') return "'routing_key' is missing or blank";
    return isSame(key, secret) ? null : "'routing_key' is not the secret of this source";
  },
};
