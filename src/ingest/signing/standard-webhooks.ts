import { Webhook } from 'standardwebhooks';
import { isSame } from './secret.js';
import { headerOf, type Signing } from './signing.js';
import { staleness } from './window.js';

const ID = 'webhook-id';
const TIME = 'webhook-timestamp';
const SIGNATURE = 'webhook-signature';

/**
 * Standard Webhooks, symmetric (`v1`): HMAC-SHA256 of `id.timestamp.body` under a secret written `whsec_<base64>`; a
 * header may carry several signatures while a secret is changed. Replay window: five minutes.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const standardWebhooks: Signing = {
  needs: [ID, TIME, SIGNATURE],
  verify(request, secret, now) {
    const id = headerOf(request, ID);
    const time = headerOf(request, TIME);
    const presented = headerOf(request, SIGNATURE);
    if (id === undefined || time === undefined || presented === undefined)
      return `one of the headers ${this.needs.join(', ')} is empty`;
    const key = keyOf(secret);
    if (!key) return 'the secret of this source is not one of Standard Webhooks; it is written whsec_<base64>';
    const stale = staleness(time, now);
    if (stale !== null) return stale;
    // The library's own `verify` reads the clock of the machine; what it signs is the same.
    const right = key.sign(id, new Date(Number(time) * 1_000), request.body.toString('utf8'));
    let fits = false;
    for (const one of presented.split(' ').slice(0, 16)) if (isSame(one, right)) fits = true;
    return fits ? null : `no signature in ${SIGNATURE} is that of this body`;
  },
};

function keyOf(secret: string): Webhook | null {
  try {
    return new Webhook(secret);
  } catch {
    return null;
  }
}
