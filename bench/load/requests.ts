import { bodies, type Payload } from './payload.js';

const ID_DIGITS = 9;
const FIRST_ID = 10 ** (ID_DIGITS - 1);

/** Whole requests, one after another through all keys: made once, only the ids are put in. */
export function requests(path: string, payload: Payload, batch: number, at: number, run: string): () => string {
  const templates = bodies(payload, batch, at).map((pieces) => {
    const ids = (pieces.length - 1) * (run.length + ID_DIGITS);
    const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), ids);
    const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
    return [head + (pieces[0] ?? ''), ...pieces.slice(1)];
  });
  let turn = 0;
  let id = FIRST_ID;
  return () => {
    const pieces = templates[turn++ % templates.length] ?? [];
    let text = pieces[0] ?? '';
    for (let i = 1; i < pieces.length; i++) text += run + id++ + pieces[i];
    return text;
  };
}
