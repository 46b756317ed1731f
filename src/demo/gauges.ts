import type { Say } from '../domain/text.js';
import type { WireSignal } from '../ingest/wire/signal-schema.js';
import { sentence } from '../text/catalogue.js';
import type { EveningNames } from './names.js';

/** The figures an operator keeps an eye on, as they were last sent. */
export class Gauges {
  #sold = 0;
  #stock = 0;
  #viewers = 0;
  #late = 0;

  constructor(readonly names: EveningNames) {}

  read(signals: readonly WireSignal[]): void {
    const { hero, late } = this.names;
    for (const signal of signals) {
      if (signal.kind !== 'metric') continue;
      const { name, value, labels } = signal;
      if (name === 'sales.rate' && labels?.sku === hero) this.#sold = value;
      if (name === 'stock.available' && labels?.sku === hero) this.#stock = value;
      if (name === 'live.viewers') this.#viewers = value;
      if (name === 'delivery.delay_rate' && labels?.region === late.region && labels.carrier === late.carrier)
        this.#late = value;
    }
  }

  say(): Say {
    return sentence('demo.ruler', {
      sold: Math.round(this.#sold),
      stock: this.#stock,
      viewers: this.#viewers,
      late: { ratio: Math.round(this.#late * 100) / 100 },
      region: this.names.late.region,
    });
  }
}
