import type { IncomingMessage } from 'node:http';
import type { World } from '../state/world.js';
import type { Reply } from './web-api.js';

/** The bytes of a file, to the address that was given out for it: as the body itself. */
export function takeUpload(world: World, team: string, id: string, request: IncomingMessage, bytes: Buffer): Reply {
  const file = world.teams.get(team)?.files.get(id);
  if (!file || request.method !== 'POST') return text(404, 'not found');
  // What is sent as a form is its parts; the bots of this house send plain bytes.
  if ((request.headers['content-type'] ?? '').startsWith('multipart/')) return text(415, 'send the bytes as they are');
  if (bytes.byteLength !== file.length) return text(400, `length mismatch: ${bytes.byteLength} is not ${file.length}`);
  file.bytes = new Uint8Array(bytes);
  world.changes.changed();
  return text(200, `OK - ${file.length}`);
}

function text(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
