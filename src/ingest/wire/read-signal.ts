import { type Signal, unreachable } from '../../domain/signal.js';
import type { Publishers } from '../publishers.js';
import { DAY_MS, readAt } from './at.js';
import { isRecord } from './is-record.js';
import { pathOf, problem, problemsOf } from './problems.js';
import { readFast } from './read-fast.js';
import { type WireSignal, wireSignalSchema } from './signal-schema.js';

/** What is filled in where a signal leaves it out. */
export interface ReadContext {
  readonly sourceId: string;
  readonly now: number;
  readonly newId: () => string;
  /** Who publishes which stream; without it (a body read again, or only tried) every end counts. */
  readonly publishers?: Publishers;
}

/** Reads one signal of the wire; where it cannot, says every reason in `problems` under `path` and returns null. */
export function readSignal(raw: unknown, path: string, context: ReadContext, problems: string[]): Signal | null {
  if (!isRecord(raw)) {
    problems.push(
      problem(path, `expected an object, got ${raw === null ? 'null' : Array.isArray(raw) ? 'array' : typeof raw}`),
    );
    return null;
  }
  const signal =
    readFast(raw, context.sourceId, context.now, context.newId) ?? readSlowly(raw, path, context, problems);
  if (signal !== null && signal.at > context.now + DAY_MS) {
    const here = new Date(context.now).toISOString();
    problems.push(problem(pathOf(path, ['at']), `is more than a day ahead; the clock here says ${here}`));
    return null;
  }
  return signal;
}

function readSlowly(raw: object, path: string, context: ReadContext, problems: string[]): Signal | null {
  // zod leaves this name out without a word; nobody means it well.
  for (const [where, value] of [
    [path, raw],
    [pathOf(path, ['labels']), Reflect.get(raw, 'labels')],
  ] as const) {
    if (isRecord(value) && Object.hasOwn(value, '__proto__')) {
      problems.push(problem(where, 'the name "__proto__" may not be used'));
      return null;
    }
  }
  const read = wireSignalSchema.safeParse(raw);
  if (!read.success) {
    problems.push(...problemsOf(read.error, raw, path, knownFields(raw)));
    return null;
  }
  return fromWire(read.data, context);
}

function fromWire(wire: WireSignal, context: ReadContext): Signal {
  const base = {
    id: wire.id ?? context.newId(),
    source: wire.source ?? context.sourceId,
    name: wire.name,
    subject: wire.subject ?? '',
    labels: wire.labels ?? {},
    at: wire.at === undefined ? context.now : (readAt(wire.at) ?? context.now),
    ...(wire.drill === undefined ? {} : { drill: wire.drill }),
  };
  switch (wire.kind) {
    case 'metric':
      return { kind: 'metric', ...base, value: wire.value, ...(wire.unit === undefined ? {} : { unit: wire.unit }) };
    case 'text':
      return { kind: 'text', ...base, text: wire.text };
    case 'fact':
      return { kind: 'fact', ...base, fields: wire.fields };
    case 'alert': {
      const { level, title, text, url } = wire;
      return {
        kind: 'alert',
        ...base,
        status: wire.status ?? 'firing',
        ...(level === undefined ? {} : { level }),
        ...(title === undefined ? {} : { title }),
        ...(text === undefined ? {} : { text }),
        ...(url === undefined ? {} : { url }),
      };
    }
    case 'heartbeat':
      return { kind: 'heartbeat', ...base };
    default:
      return unreachable(wire);
  }
}

const COMMON = ['kind', 'id', 'source', 'name', 'subject', 'labels', 'at', 'drill'];
function knownFields(raw: object): readonly string[] {
  switch (Reflect.get(raw, 'kind')) {
    case 'metric':
      return [...COMMON, 'value', 'unit'];
    case 'text':
      return [...COMMON, 'text'];
    case 'fact':
      return [...COMMON, 'fields'];
    case 'alert':
      return [...COMMON, 'status', 'level', 'title', 'text', 'url'];
    default:
      return COMMON;
  }
}
