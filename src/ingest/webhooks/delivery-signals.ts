import type { Signal } from '../../domain/signal.js';
import type { ReadContext } from '../wire/read-signal.js';
import { fact, metric } from './compose.js';

const HOUR_MS = 60 * 60_000;

/** What is known of one parcel at one moment. */
export interface Parcel {
  readonly id: string;
  /** The sender's own word for it. */
  readonly status: string;
  /** Why it counts as gone wrong; undefined where it has not. */
  readonly exception: string | undefined;
  readonly carrier: string | undefined;
  /** Where it goes, as ISO 3166 writes countries. */
  readonly region: string | undefined;
  readonly order: string | undefined;
  readonly tracking: string | undefined;
  readonly labels?: Readonly<Record<string, string | undefined>>;
  readonly at: number | undefined;
  /** When it was promised, and when it came (undefined: it has not), ms. */
  readonly due?: number | undefined;
  readonly delivered?: number | undefined;
}

/**
 * A parcel as signals: `delivery.status` (a fact), `delivery.exception` (a metric, 1) where it went wrong, so that a
 * burst or a ratio by carrier or region can count it, and `delivery.delay_hours` where the promised time is known:
 * hours after it, below 0 before; of a parcel on its way only once it is late.
 */
export function deliverySignals(parcel: Parcel, context: ReadContext): readonly Signal[] {
  const { id, status, exception, carrier, region, order, tracking, at, due, delivered } = parcel;
  const subject = tracking === undefined ? `order:${order ?? ''}` : `parcel:${tracking}`;
  const labels = { ...parcel.labels, carrier, region, order };
  const signals: Signal[] = [
    fact(
      { id, name: 'delivery.status', subject, labels: { ...labels, status }, at },
      { status, reason: exception, carrier, tracking, order, due, delivered },
      context,
    ),
  ];
  if (exception !== undefined)
    signals.push(
      metric(
        { id: `${id}-exception`, name: 'delivery.exception', subject, labels: { ...labels, reason: exception }, at },
        1,
        undefined,
        context,
      ),
    );
  const late = due === undefined ? undefined : ((delivered ?? at ?? context.now) - due) / HOUR_MS;
  if (late !== undefined && (delivered !== undefined || late > 0))
    signals.push(
      metric({ id: `${id}-delay`, name: 'delivery.delay_hours', subject, labels, at }, round(late), 'h', context),
    );
  return signals;
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}
