import type { IncomingMessage } from 'node:http';
import type { Upload } from './attachments.js';
import { invalidJson } from './refusal.js';

export interface Body {
  /** Undefined when nothing was sent. */
  readonly value: unknown;
  readonly files: readonly Upload[];
}

export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** JSON, or a form with the JSON in `payload_json` beside files. @throws Refusal 50109 */
export async function parseBody(raw: Buffer, type: string): Promise<Body> {
  if (raw.length === 0) return { value: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { value: parse(raw.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const files: Upload[] = [];
  for (const [key, value] of form) {
    if (typeof value !== 'string')
      files.push({ key, filename: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { value: typeof payload === 'string' ? parse(payload) : {}, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}
