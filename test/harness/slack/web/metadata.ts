import type { Json, JsonObject } from '../../../../src/domain/json.js';
import { asObject, asText } from '../json.js';
import { SlackError } from './slack-error.js';

const METADATA_CHARACTERS = 8_000;

/** Message metadata: an event type and a payload of flat values; null for `{}`, which takes it away. */
export function checkMetadata(value: Json): JsonObject | null {
  const metadata = asObject(value);
  if (metadata === null) throw new SlackError('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return null;
  const type = asText(metadata.event_type);
  const payload = asObject(metadata.event_payload);
  if (type === null || payload === null || !/^\w[\w.-]{0,254}$/.test(type))
    throw new SlackError('invalid_metadata_format');
  if (!Object.values(payload).every(isPlain)) throw new SlackError('invalid_metadata_schema');
  if (JSON.stringify(metadata).length > METADATA_CHARACTERS) throw new SlackError('metadata_too_large');
  return { event_type: type, event_payload: payload };
}

const isFlat = (value: Json): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isFlatObject = (value: Json): boolean => {
  const object = asObject(value);
  return object !== null && Object.values(object).every(isFlat);
};
const isPlain = (value: Json): boolean =>
  isFlat(value) || isFlatObject(value) || (Array.isArray(value) && value.every(isFlatObject));
