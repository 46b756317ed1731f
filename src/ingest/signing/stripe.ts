import { isHmacOf } from './hmac.js';
import { headerOf, type Signing } from './signing.js';
import { staleness } from './window.js';

const HEADER = 'stripe-signature';
/** Signatures of one header that are looked at; Stripe sends one for each secret that holds. */
const SIGNATURES = 16;

/**
 * Stripe: `t=<seconds>,v1=<hex>[,v1=<hex>][,v0=…]`, each v1 the HMAC-SHA256 of `<t>.<raw body>`. Replay window: five
 * minutes, as in Stripe's own libraries. https://docs.stripe.com/webhooks#verify-manually
 */
export const stripeSigning: Signing = {
  needs: [HEADER],
  verify(request, secret, now) {
    const parts = (headerOf(request, HEADER) ?? '').split(',').map((part) => part.trim());
    const time = parts.find((part) => part.startsWith('t='))?.slice(2);
    if (time === undefined) return `${HEADER} has no time (t=)`;
    const stale = staleness(time, now);
    if (stale !== null) return stale;
    const signed = Buffer.concat([Buffer.from(`${time}.`), request.body]);
    let fits = false;
    for (const part of parts.filter((one) => one.startsWith('v1=')).slice(0, SIGNATURES))
      if (isHmacOf(secret, signed, part, 'v1=')) fits = true;
    return fits ? null : `no v1 in ${HEADER} is the signature of this body`;
  },
};
