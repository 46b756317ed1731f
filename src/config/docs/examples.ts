import { commandExample } from '../../ingest/checks/schema/command.js';
import { dnsExample } from '../../ingest/checks/schema/dns.js';
import { fileExample } from '../../ingest/checks/schema/file.js';
import { heartbeatExample } from '../../ingest/checks/schema/heartbeat.js';
import { hlsExample } from '../../ingest/checks/schema/hls.js';
import { httpExample } from '../../ingest/checks/schema/http.js';
import { prometheusExample } from '../../ingest/checks/schema/prometheus.js';
import { sqlExample } from '../../ingest/checks/schema/sql.js';
import { streamExample } from '../../ingest/checks/schema/stream.js';
import { tcpExample } from '../../ingest/checks/schema/tcp.js';
import { tlsExample } from '../../ingest/checks/schema/tls.js';
import { tocsinExample } from '../../ingest/checks/schema/tocsin.js';
import { mappedExample, signalsExample } from '../../ingest/source-schema.js';
import { aftershipExample } from '../../ingest/webhooks/aftership.js';
import { alertmanagerExample } from '../../ingest/webhooks/alertmanager.js';
import { cloudeventsExample } from '../../ingest/webhooks/cloudevents.js';
import { datadogExample } from '../../ingest/webhooks/datadog.js';
import { githubExample } from '../../ingest/webhooks/github.js';
import { grafanaExample } from '../../ingest/webhooks/grafana.js';
import { nginxRtmpExample } from '../../ingest/webhooks/nginx-rtmp.js';
import { pagerdutyExample } from '../../ingest/webhooks/pagerduty.js';
import { sentryExample } from '../../ingest/webhooks/sentry.js';
import { seventeenTrackExample } from '../../ingest/webhooks/seventeen-track.js';
import { shopifyExample } from '../../ingest/webhooks/shopify.js';
import { srsExample } from '../../ingest/webhooks/srs.js';
import { stripeExample } from '../../ingest/webhooks/stripe.js';
import { namedClockExample } from '../schema/oncall/clock.js';
import { policyExample } from '../schema/oncall/policy.js';
import { scheduleExample } from '../schema/oncall/schedule.js';
import { webhookExample } from '../schema/oncall/webhook.js';
import { absenceExample } from '../schema/rules/absence.js';
import { anomalyExample } from '../schema/rules/anomaly.js';
import { burstExample } from '../schema/rules/burst.js';
import { changeExample } from '../schema/rules/change.js';
import { compositeExample } from '../schema/rules/composite.js';
import { concentrationExample } from '../schema/rules/concentration.js';
import { expiryExample } from '../schema/rules/expiry.js';
import { factExample } from '../schema/rules/fact.js';
import { indexExample } from '../schema/rules/index-score.js';
import { opinionExample } from '../schema/rules/opinion.js';
import { ratioExample } from '../schema/rules/ratio.js';
import { runwayExample } from '../schema/rules/runway.js';
import { staleStockExample } from '../schema/rules/stale-stock.js';
import { textExample } from '../schema/rules/text.js';
import { thresholdExample } from '../schema/rules/threshold.js';
import { traceExample } from '../schema/rules/trace.js';
import { upstreamExample } from '../schema/rules/upstream.js';

/** An example of each kind, by its name. A kind that is not here yet is shown without one; a test asks for it. */
export const RULE_EXAMPLES: Readonly<Record<string, string>> = {
  absence: absenceExample,
  anomaly: anomalyExample,
  burst: burstExample,
  change: changeExample,
  composite: compositeExample,
  concentration: concentrationExample,
  expiry: expiryExample,
  fact: factExample,
  index: indexExample,
  opinion: opinionExample,
  ratio: ratioExample,
  runway: runwayExample,
  'stale-stock': staleStockExample,
  text: textExample,
  threshold: thresholdExample,
  trace: traceExample,
  upstream: upstreamExample,
};

export const CHECK_EXAMPLES: Readonly<Record<string, string>> = {
  command: commandExample,
  dns: dnsExample,
  file: fileExample,
  heartbeat: heartbeatExample,
  hls: hlsExample,
  http: httpExample,
  prometheus: prometheusExample,
  sql: sqlExample,
  stream: streamExample,
  tcp: tcpExample,
  tls: tlsExample,
  tocsin: tocsinExample,
};

/** An entry of each section of `oncall.yaml`. */
export const ONCALL_EXAMPLES: Readonly<Record<string, string>> = {
  schedules: scheduleExample,
  policies: policyExample,
  clocks: namedClockExample,
  webhooks: webhookExample,
};

export const SOURCE_EXAMPLES: Readonly<Record<string, string>> = {
  signals: signalsExample,
  mapped: mappedExample,
  aftership: aftershipExample,
  alertmanager: alertmanagerExample,
  cloudevents: cloudeventsExample,
  datadog: datadogExample,
  github: githubExample,
  grafana: grafanaExample,
  'nginx-rtmp': nginxRtmpExample,
  pagerduty: pagerdutyExample,
  sentry: sentryExample,
  '17track': seventeenTrackExample,
  shopify: shopifyExample,
  srs: srsExample,
  stripe: stripeExample,
};
