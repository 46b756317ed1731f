import type { z } from 'zod';
import type { showSchema } from '../ingest/wire/show-schema.js';
import type { WireSignal } from '../ingest/wire/signal-schema.js';
import { recordAudience } from './audience.js';
import { recordComments } from './comments.js';
import { recordDeliveries } from './deliveries.js';
import { diceOf } from './dice.js';
import { PLANNED, recordGoods } from './goods.js';
import type { EveningNames } from './names.js';
import { AT, instant } from './plan.js';
import { Recorder } from './recorder.js';
import { recordSpeech } from './speech.js';
import { recordSystems } from './systems.js';

/** A flash-sale evening as it was recorded: what `POST /v1/shows` and `POST /v1/signals` take. */
export interface Evening {
  readonly show: z.input<typeof showSchema>;
  /** Oldest first. */
  readonly signals: readonly WireSignal[];
}

/**
 * Two hours of one show, the same for the same seed: the host opens the price of one item and it sells far above
 * plan, payments slow down, a storm delays deliveries, the host says what the law forbids, the stream is cut for
 * some minutes, and a lipstick is not of the colour shown.
 */
export function recordEvening(seed: number, names: EveningNames): Evening {
  const to = new Recorder();
  recordGoods(to, diceOf(seed, 'goods'), names);
  recordDeliveries(to, diceOf(seed, 'deliveries'), names);
  recordAudience(to, diceOf(seed, 'audience'), names);
  recordSystems(to, diceOf(seed, 'systems'), names);
  recordComments(to, diceOf(seed, 'comments'), names);
  recordSpeech(to, diceOf(seed, 'speech'), names);
  return {
    show: {
      id: names.show,
      title: names.title,
      host: names.host,
      platform: names.platform,
      scene: 'flash-sale',
      start: instant(AT.showStarts),
      end: instant(AT.showEnds),
      category: names.category,
      skus: [
        { sku: names.hero, stock: PLANNED.hero },
        { sku: names.lipstick, stock: PLANNED.lipstick },
        { sku: names.towel, stock: PLANNED.towel },
      ],
      target: { minor: 120_000_000, currency: 'CNY' },
    },
    signals: to.all(),
  };
}
