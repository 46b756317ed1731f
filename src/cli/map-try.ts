import { readFileSync } from 'node:fs';
import { readEnv } from '../config/env.js';
import type { Say } from '../domain/text.js';
import type { SourceConfig } from '../ingest/sources.js';
import { type MissingPath, missingPaths, whenHolds } from '../ingest/webhooks/missing-paths.js';
import { understand } from '../ingest/webhooks/understand.js';
import { isJson } from '../ingest/wire/is-json.js';
import { decodeText, parseJson } from '../ingest/wire/json-text.js';
import type { Understood } from '../ingest/wire/read-signals.js';
import { sentence } from '../text/catalogue.js';
import { cleanText } from '../text/clean.js';
import { sayText } from '../text/say.js';
import { sourceIn } from './map-file.js';
import { signalLines } from './signal-lines.js';

/** What `tocsin map try` was told. `headers`: `x-shopify-topic: orders/create`, one each. */
export interface MapTryOptions {
  readonly body: string;
  readonly source?: string;
  readonly header: readonly string[];
  readonly json?: boolean;
}

/** Signals were made; the body would be refused; the file, the body or what was typed cannot be used. */
const EXIT = { made: 0, refused: 1, unusable: 2 } as const;

/** Shows which signals a body would make of a source, and which path of a mapping finds nothing; the exit code. */
export async function mapTry(file: string, options: MapTryOptions): Promise<number> {
  const lang = readEnv().lang ?? 'en';
  const say = (said: Say) => cleanText(sayText(lang, 'utc', said, 0));
  const unusable = (...said: readonly Say[]) => {
    process.stderr.write(said.map((one) => `${say(one)}\n`).join(''));
    return EXIT.unusable;
  };

  const yaml = textOf(file);
  if ('said' in yaml) return unusable(yaml.said);
  const found = sourceIn(yaml.text, file, options.source);
  if (!found.ok) return unusable(...found.said);
  const body = textOf(options.body);
  if ('said' in body) return unusable(body.said);
  const headers = headersIn(options.header);
  if ('said' in headers) return unusable(headers.said);

  const { source } = found;
  const contentType = headers.all['content-type'] ?? 'application/json';
  const ndjson = contentType.includes('ndjson') || /\.(?:ndjson|jsonl)$/.test(options.body);
  let made = 0;
  const context = { sourceId: source.id, now: Date.now(), newId: () => `new-${++made}` };
  const read = await understand({ text: body.text, contentType, ndjson, headers: headers.all }, source, context);
  const missing = missingIn(source, body.text);
  if (options.json === true) process.stdout.write(`${JSON.stringify(asJson(source, read, missing), null, 2)}\n`);
  else
    for (const line of linesOf(source, options.body, read, missing))
      process.stdout.write(`${typeof line === 'string' ? line : say(line)}\n`);
  return read.ok ? EXIT.made : EXIT.refused;
}

function linesOf(source: SourceConfig, body: string, read: Understood, missing: Missing): readonly (Say | string)[] {
  const about = { source: source.id, kind: source.kind, body };
  const lines: (Say | string)[] = [];
  if (!read.ok) {
    lines.push(sentence('map.refused', { ...about, n: read.problems.length }));
    for (const problem of read.problems) lines.push(sentence('map.problem', { problem }));
  } else if (read.signals.length === 0) lines.push(sentence('map.none', about));
  else {
    lines.push(sentence('map.made', { ...about, n: read.signals.length }));
    for (const line of signalLines(read.signals)) lines.push(`  ${line}`);
  }
  for (const { entry, field, path, nearest, there, items } of missing.paths) {
    const where = { entry: entry + 1, field, path, n: items };
    const instead = { nearest: nearest ?? 'none', there: there.length === 0 ? 'none' : there.join(', ') };
    lines.push(sentence('map.missing', { ...where, ...instead }));
  }
  for (const { entry, of } of missing.when) lines.push(sentence('map.when', { entry: entry + 1, n: of }));
  return lines;
}

interface Missing {
  readonly paths: readonly MissingPath[];
  /** Entries of whose items `when` holds of none. */
  readonly when: readonly { readonly entry: number; readonly of: number }[];
}

/** Only a mapping has paths that somebody here wrote. */
function missingIn(source: SourceConfig, text: string): Missing {
  if (source.kind !== 'mapped') return { paths: [], when: [] };
  const parsed = parseJson(text);
  if (!parsed.ok || !isJson(parsed.value)) return { paths: [], when: [] };
  const { value } = parsed;
  const when = source.mapping.flatMap((entry, i) => {
    const holding = whenHolds(entry, value);
    return holding?.held === 0 ? [{ entry: i, of: holding.of }] : [];
  });
  return { paths: missingPaths(source.mapping, value), when };
}

function asJson(source: SourceConfig, read: Understood, missing: Missing): object {
  return {
    source: source.id,
    kind: source.kind,
    ok: read.ok,
    signals: read.ok ? read.signals : [],
    problems: read.ok ? [] : read.problems,
    missing: missing.paths,
  };
}

function textOf(file: string): { readonly text: string } | { readonly said: Say } {
  try {
    const decoded = decodeText(readFileSync(file));
    return decoded.ok ? decoded : { said: sentence('map.not-text', { file }) };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { said: sentence('map.unreadable', { file, why }) };
  }
}

/** `Name: value`, one each; names are lower case after. */
function headersIn(written: readonly string[]): { readonly all: Record<string, string> } | { readonly said: Say } {
  const all: Record<string, string> = {};
  for (const header of written) {
    const colon = header.indexOf(':');
    if (colon < 1) return { said: sentence('map.header', { header }) };
    all[header.slice(0, colon).trim().toLowerCase()] = header.slice(colon + 1).trim();
  }
  return { all };
}
