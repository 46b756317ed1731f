import { isHmacOf } from '../signing/hmac.js';
import { isSame, tokenOf } from '../signing/secret.js';
import { headerOf, type Signing } from '../signing/signing.js';
import { staleness } from '../signing/window.js';
import { readAlertmanager } from './alertmanager.js';
import type { Sender } from './sender.js';

const SIGNATURE = 'x-grafana-alerting-signature';
const TIME = 'x-grafana-alerting-timestamp';

/**
 * Grafana shows one secret in the way its contact point is set: as an HMAC-SHA256 in hex of the body, or of
 * `timestamp:body` (seconds) where a timestamp header is named, which then has to be within five minutes; or as
 * `Authorization: Bearer`, or as the password of Basic.
 * https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
const signing: Signing = {
  needs: [],
  verify(request, secret, now) {
    const presented = headerOf(request, SIGNATURE);
    if (presented === undefined) {
      const token = tokenOf(request.headers.authorization);
      if (token === null) return `neither ${SIGNATURE} nor Authorization: Bearer (or Basic) is there`;
      return isSame(token, secret) ? null : 'the Authorization header does not hold the secret of this source';
    }
    const time = headerOf(request, TIME);
    const stale = time === undefined ? null : staleness(time, now);
    if (stale !== null) return stale;
    const signed = time === undefined ? request.body : Buffer.concat([Buffer.from(`${time}:`), request.body]);
    return isHmacOf(secret, signed, presented) ? null : `the signature in ${SIGNATURE} is not that of this body`;
  },
};

/** Grafana Alerting's webhook: Alertmanager's, with the values and the addresses of dashboard and panel. */
export const grafana: Sender<'grafana'> = {
  kind: 'grafana',
  headers: [],
  signing,
  read: ({ text }, context) => readAlertmanager(text, context, 'grafana'),
};
export const grafanaExample = `
grafana:
  kind: grafana
  secret_env: GRAFANA_SECRET
`;
