import { keyInAddress } from '../signing/key-in-address.js';
import { problem } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import type { Delivery, Sender } from './sender.js';
import { streamUp } from './stream-state.js';

/** What nginx-rtmp writes is far shorter; whatever the publisher's own address added comes last. */
const LENGTH = 16_384;

const WHAT: ReadonlyMap<string, 'began' | 'ended'> = new Map([
  ['publish', 'began'],
  ['update_publish', 'began'],
  ['publish_done', 'ended'],
]);

/**
 * Callbacks of nginx-rtmp-module: a form, `app=live&…&addr=…&clientid=7&call=publish&name=evening&type=live`, and after
 * that the arguments of the publisher's own address (a stream key among them) as they are: of each name only the first
 * counts, and none of those is kept. Calls that say nothing of the stream's state are taken and make no signal.
 *
 * The module lets a publisher in after 2xx only, renames the stream after 3xx, and refuses it after anything else and
 * where nobody answers; so what cannot be understood is still answered 200.
 * https://github.com/arut/nginx-rtmp-module/wiki/Directives#notify
 */
export const nginxRtmp: Sender<'nginx-rtmp'> = {
  kind: 'nginx-rtmp',
  headers: [],
  signing: keyInAddress,
  contentTypes: ['application/x-www-form-urlencoded'],
  kept,
  read,
  answer: () => ({ status: 200, body: 'ok' }),
  refuse: (status, problems) => ({ status: status === 400 ? 200 : status, body: `not taken: ${problems.join('; ')}` }),
};
export const nginxRtmpExample = `
studio:
  kind: nginx-rtmp
  secret_env: STUDIO_KEY
  labels: { show: evening-sale }
`;

/** Names the module itself writes; whatever else is there comes from the publisher. */
const OWN = ['app', 'addr', 'clientid', 'call', 'name', 'type', 'time', 'timestamp'];

/** A publisher may write its key under any name: only what the module says is kept. */
function kept(text: string): string {
  const form = new URLSearchParams(text.slice(0, LENGTH));
  const said = new URLSearchParams();
  for (const name of OWN) {
    const value = form.get(name);
    if (value !== null) said.set(name, value);
  }
  return said.size === form.size ? said.toString() : `${said}&[redacted]`;
}

function read({ text }: Delivery, context: ReadContext): Understood {
  const form = new URLSearchParams(text.slice(0, LENGTH));
  const call = form.get('call');
  if (!call)
    return {
      ok: false,
      problems: [problem('call', 'is missing; expected a form as nginx-rtmp sends it, call=publish&name=…')],
    };
  const what = WHAT.get(call);
  if (what === undefined) return { ok: true, signals: [] };
  const stream = form.get('name');
  if (!stream) return { ok: false, problems: [problem('name', 'is missing; expected the name of the stream')] };
  const app = form.get('app') || undefined;
  const client = form.get('clientid') || undefined;
  return { ok: true, signals: [streamUp({ what, app, stream, client }, context)] };
}
