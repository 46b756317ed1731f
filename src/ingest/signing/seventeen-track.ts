import { createHash } from 'node:crypto';
import { isSame } from './secret.js';
import { headerOf, type Signing } from './signing.js';

const HEADER = 'sign';

/**
 * 17TRACK: the header `sign` is the hex SHA-256 of `<raw body>/<API key>`. No time is signed, so there is no replay
 * window: what comes twice has the same ids. https://api.17track.net/en/doc?version=v2.2 (Webhook, "Signature")
 */
export const seventeenTrackSigning: Signing = {
  needs: [HEADER],
  verify(request, secret) {
    const presented = headerOf(request, HEADER) ?? '';
    const right = createHash('sha256').update(request.body).update(`/${secret}`).digest('hex');
    return isSame(presented.toLowerCase(), right) ? null : `the header ${HEADER} is not the signature of this body`;
  },
};
