import type { CloudEvent } from 'cloudevents';
import type { Signal } from '../../domain/signal.js';
import { eachInTurns } from '../wire/in-turns.js';
import { isRecord } from '../wire/is-record.js';
import { parseJson } from '../wire/json-text.js';
import { pathOf, problem } from '../wire/problems.js';
import { type ReadContext, readSignal } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { wireOfEvent } from './cloudevent-signal.js';
import type { Delivery, Sender } from './sender.js';

const BATCH = 'application/cloudevents-batch';
const STRUCTURED = 'application/cloudevents';
const ATTRIBUTES = ['specversion', 'id', 'source', 'type'] as const;

/**
 * CloudEvents 1.0 over HTTP: binary (attributes in `ce-` headers), structured and batched. They do not sign; the
 * source says how the secret is shown. How an event becomes a signal: `cloudevent-signal.ts`.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md
 */
export const cloudevents: Sender<'cloudevents'> = {
  kind: 'cloudevents',
  headers: ['ce-*'],
  signing: null,
  contentTypes: 'any',
  read,
};
export const cloudeventsExample = `
eventbus:
  kind: cloudevents
  secret_env: EVENTBUS_SECRET
  verify: standard-webhooks
`;

async function read(delivery: Delivery, context: ReadContext): Promise<Understood> {
  const type = delivery.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (delivery.headers['ce-id'] !== undefined && !type.startsWith(STRUCTURED)) return binary(delivery, context);
  const parsed = parseJson(delivery.text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const isBatch = type.startsWith(BATCH) || (Array.isArray(parsed.value) && !type.startsWith(STRUCTURED));
  if (isBatch && !Array.isArray(parsed.value)) return { ok: false, problems: ['expected an array of events'] };
  const written: readonly unknown[] = isBatch && Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const problems: string[] = [];
  const signals: Signal[] = [];
  const { CloudEvent: Event } = await import('cloudevents');
  await eachInTurns(written, problems, (one, i) => {
    const path = isBatch ? `[${i}]` : '';
    const wrong = wrongIn(one).map(([name, what]) => problem(pathOf(path, [name]), what));
    if (wrong.length > 0) {
      problems.push(...wrong);
      return;
    }
    const signal = made(path, problems, context, () => new Event(isRecord(one) ? { ...one } : {}, false), one);
    if (signal) signals.push(signal);
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, signals };
}

async function binary({ text, contentType, headers }: Delivery, context: ReadContext): Promise<Understood> {
  const attributes = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.replace(/^ce-/, ''), decoded(value)]),
  );
  const missing = missingIn(attributes);
  if (missing.length > 0) return { ok: false, problems: missing.map((what) => `the header ce-${what} is missing`) };
  const { CloudEvent: Event, HTTP } = await import('cloudevents');
  const problems: string[] = [];
  const sent = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const event = () => {
    const read = HTTP.toEvent({ headers: { ...sent, 'content-type': type }, body: text });
    const one = Array.isArray(read) ? read[0] : read;
    return one instanceof Event ? one : undefined;
  };
  const signal = made('', problems, context, event, attributes);
  return signal ? { ok: true, signals: [signal] } : { ok: false, problems };
}

/** The library's words for what is wrong are the best there are; `written` tells what it would have made up. */
function made(
  path: string,
  problems: string[],
  context: ReadContext,
  build: () => CloudEvent<unknown> | undefined,
  written: unknown,
): Signal | null {
  try {
    const event = build();
    if (event?.validate() !== true) throw new Error('is not a CloudEvent');
    const timed = isRecord(written) && written.time !== undefined;
    return readSignal(wireOfEvent(event, timed), path, context, problems);
  } catch (error) {
    // What JSON.parse says quotes what it found, and that may be a secret.
    const why = error instanceof SyntaxError || !(error instanceof Error) ? 'its data is not JSON' : error.message;
    problems.push(problem(path, why.slice(0, 300)));
    return null;
  }
}

function wrongIn(written: unknown): readonly (readonly [name: string, what: string])[] {
  const missing = missingIn(written).map((name) => [name, 'is missing; every CloudEvent has it'] as const);
  if (!isRecord(written)) return missing;
  const odd = Object.keys(written).filter((name) => name !== 'data_base64' && !/^[a-z0-9]+$/.test(name));
  const what = 'is no attribute of a CloudEvent; their names are lower-case letters and digits';
  return [...missing, ...odd.map((name) => [name.slice(0, 100), what] as const)];
}

/** The library makes up an id and a version where there are none. */
function missingIn(written: unknown): readonly string[] {
  if (!isRecord(written)) return ATTRIBUTES;
  return ATTRIBUTES.filter((name) => typeof written[name] !== 'string' || written[name] === '');
}

/** Attributes in headers are percent-encoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
