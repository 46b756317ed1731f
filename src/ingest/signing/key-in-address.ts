import { isSame } from './secret.js';
import type { Signing } from './signing.js';

/** For services that cannot sign: the secret stands in the address they call, as `?key=`. It is never logged nor kept. */
export const keyInAddress: Signing = {
  needs: [],
  verify({ url }, secret) {
    const query = url.indexOf('?');
    const key = query === -1 ? null : new URLSearchParams(url.slice(query + 1)).get('key');
    if (key === null) return 'the secret of this source is missing in the address: …?key=<secret>';
    return isSame(key, secret) ? null : 'the key in the address is not the secret of this source';
  },
};
