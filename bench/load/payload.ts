/** What is sent: an alert as Prometheus sends it to Alertmanager, the same one as our signal, or a plain metric. */
export type Payload = 'prometheus' | 'alert' | 'metric';

/** Conditions that repeat: signals of one key are about the same thing. */
export const KEYS = 1_000;
/** Stands where the unique id of a signal goes. */
const ID = '@ID@';

const SUMMARY = 'Delivery delay rate above 15 % in the region';
const DESCRIPTION =
  'The delay rate is 0.18 over the last five minutes; the threshold is 0.15. Look at the carrier first.';
const URL = 'http://prometheus.example:9090/graph?g0.expr=delivery_delay_rate+%3E+0.15&g0.tab=1';

/** Bodies that go through all keys, cut where the ids go: send the pieces with an id between each two. */
export function bodies(payload: Payload, batch: number, at: number): readonly (readonly string[])[] {
  const made: string[][] = [];
  for (let first = 0; first < KEYS; first += batch) {
    const items = Array.from({ length: batch }, (_, i) => item(payload, (first + i) % KEYS, at));
    // Alertmanager takes only arrays; one signal by itself is what a sender of ours would send.
    const body = JSON.stringify(batch === 1 && payload !== 'prometheus' ? items[0] : items);
    made.push(body.split(ID));
  }
  return made;
}

function item(payload: Payload, key: number, at: number): object {
  switch (payload) {
    case 'prometheus':
      return {
        labels: labelsOf(key),
        annotations: { summary: SUMMARY, description: DESCRIPTION },
        startsAt: new Date(at).toISOString(),
        endsAt: new Date(at + 3_600_000).toISOString(),
        generatorURL: URL,
      };
    case 'alert':
      return {
        id: ID,
        kind: 'alert',
        source: 'alertmanager',
        name: 'DeliveryDelay',
        subject: `sku:sku-${key}`,
        labels: labelsOf(key),
        status: 'firing',
        level: 'warning',
        title: SUMMARY,
        text: DESCRIPTION,
        url: URL,
        at: new Date(at).toISOString(),
      };
    case 'metric':
      return {
        id: ID,
        kind: 'metric',
        source: 'oms',
        name: 'delivery.delay_rate',
        subject: `region:r${key}`,
        labels: { region: `r${key}`, carrier: 'sf' },
        value: (key % 100) / 1_000,
        unit: 'ratio',
        at: new Date(at).toISOString(),
      };
  }
}

function labelsOf(key: number): Record<string, string> {
  return {
    alertname: 'DeliveryDelay',
    region: `r${key % 50}`,
    carrier: 'sf',
    sku: `sku-${key}`,
    severity: 'warning',
    instance: `10.0.0.${key % 250}:9100`,
    job: 'oms',
  };
}
