import { keyInAddress } from '../signing/key-in-address.js';
import { problem } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { readObject } from './json-object.js';
import { words } from './pick.js';
import type { Delivery, Sender } from './sender.js';
import { streamUp } from './stream-state.js';

const WHAT: ReadonlyMap<string, 'began' | 'ended'> = new Map([
  ['on_publish', 'began'],
  ['on_unpublish', 'ended'],
]);

/**
 * HTTP callbacks of SRS: `{action, client_id, ip, vhost, app, stream, param, …}`; `param` may hold a stream key and is
 * left alone. Actions that say nothing of the stream's state are taken and make no signal. SRS refuses a publisher
 * unless it hears 200 with `{"code":0}`; so what cannot be understood is answered so too.
 * https://ossrs.io/lts/en-us/docs/v6/doc/http-callback
 */
export const srs: Sender<'srs'> = {
  kind: 'srs',
  headers: [],
  signing: keyInAddress,
  // Older ones send their JSON as text/plain.
  contentTypes: 'any',
  private: ['param', 'tcUrl', 'pageUrl', 'stream_url'],
  read,
  answer: () => ({ status: 200, body: { code: 0 } }),
  refuse: (status, problems) =>
    status === 400 ? { status: 200, body: { code: 0, problems } } : { status, body: { code: status, problems } },
};
export const srsExample = `
srs:
  kind: srs
  secret_env: SRS_KEY
`;

function read({ text }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const action = words(value, 'action');
  if (action === undefined)
    return { ok: false, problems: [problem('action', 'is missing; expected on_publish, on_unpublish, …')] };
  const what = WHAT.get(action);
  if (what === undefined) return { ok: true, signals: [] };
  const stream = words(value, 'stream');
  if (stream === undefined)
    return { ok: false, problems: [problem('stream', 'is missing; expected the name of the stream')] };
  const vhost = words(value, 'vhost');
  const event = {
    what,
    app: words(value, 'app'),
    stream,
    client: words(value, 'client_id'),
    labels: { vhost: vhost === '__defaultVhost__' ? undefined : vhost },
  };
  return { ok: true, signals: [streamUp(event, context)] };
}
