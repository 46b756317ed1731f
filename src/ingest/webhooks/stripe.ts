import type { Signal } from '../../domain/signal.js';
import { stripeSigning } from '../signing/stripe.js';
import { problem } from '../wire/problems.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { instant, metric } from './compose.js';
import { readObject } from './json-object.js';
import { at, number, words } from './pick.js';
import type { Delivery, Sender } from './sender.js';
import { majorUnits } from './stripe-money.js';

/**
 * Stripe's webhooks: `{id, type, created, livemode, data: {object}}`, signed.
 * Event types that tell of no risk are taken and make no signal, so that Stripe does not send them again.
 * https://docs.stripe.com/api/events/types
 */
export const stripe: Sender<'stripe'> = { kind: 'stripe', headers: [], signing: stripeSigning, read };
export const stripeExample = `
payments:
  kind: stripe
  secret_env: [STRIPE_SECRET, STRIPE_SECRET_NEW]
`;

/** What an event makes of its object: null where it tells of no risk. */
type Reading = (event: StripeEvent) => Signal | null;

interface StripeEvent {
  readonly object: unknown;
  readonly previous: unknown;
  readonly id: string;
  readonly at: number | undefined;
  readonly drill: boolean;
  readonly context: ReadContext;
  readonly problems: string[];
}

const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['charge.dispute.created', (event) => money(event, 'payment.dispute', event.id, 'amount', ['reason'])],
  ['charge.dispute.closed', (event) => money(event, 'payment.dispute_closed', event.id, 'amount', ['status'])],
  ['refund.created', (event) => money(event, 'refund.created', idOf(event, 'id'), 'amount', ['reason'])],
  ['charge.refunded', refunded],
  // Both tell of one failure: the charge's id makes them one.
  ['charge.failed', (event) => money(event, 'payment.failed', idOf(event, 'id'), 'amount', ['failure_code'])],
  [
    'payment_intent.payment_failed',
    (event) => money(event, 'payment.failed', idOf(event, 'latest_charge'), 'amount', ['last_payment_error', 'code']),
  ],
  ['payout.failed', (event) => money(event, 'payout.failed', idOf(event, 'id'), 'amount', ['failure_code'])],
  ['radar.early_fraud_warning.created', fraudWarning],
]);

function read({ text }: Delivery, context: ReadContext): Understood {
  const parsed = readObject(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const problems: string[] = [];
  const id = words(value, 'id');
  const type = words(value, 'type');
  if (id === undefined) problems.push(problem('id', 'is missing; expected the id of the event (evt_…)'));
  if (type === undefined) problems.push(problem('type', 'is missing; expected a type of event, such as charge.failed'));
  if (id === undefined || type === undefined) return { ok: false, problems };
  const signal = READINGS.get(type)?.({
    object: at(value, 'data', 'object'),
    previous: at(value, 'data', 'previous_attributes'),
    id,
    at: instant(value.created, context, 's'),
    drill: value.livemode === false,
    context,
    problems,
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, signals: signal ? [signal] : [] };
}

function money(
  event: StripeEvent,
  name: string,
  id: string,
  amountField: string,
  reason: readonly string[],
): Signal | null {
  const amount = number(event.object, amountField);
  if (amount === undefined) {
    event.problems.push(problem(`data.object.${amountField}`, 'expected an amount in minor units'));
    return null;
  }
  return moneySignal(event, name, id, amount, words(event.object, ...reason));
}

/** The amount on a charge is all that was ever given back of it; what it was before is told beside it. */
function refunded(event: StripeEvent): Signal | null {
  const total = number(event.object, 'amount_refunded');
  if (total === undefined) {
    event.problems.push(problem('data.object.amount_refunded', 'expected an amount in minor units'));
    return null;
  }
  const before = number(event.previous, 'amount_refunded') ?? 0;
  const refund = at(event.object, 'refunds', 'data', 0);
  // The refund itself, where it comes along, is also what refund.created tells of.
  return moneySignal(event, 'refund.created', words(refund, 'id') ?? event.id, total - before, words(refund, 'reason'));
}

function moneySignal(event: StripeEvent, name: string, id: string, amount: number, reason?: string): Signal {
  const { object, context, drill } = event;
  const currency = words(object, 'currency')?.toUpperCase();
  return metric(
    {
      id: `stripe-${name}-${id}`,
      name,
      subject: subjectOf(object),
      labels: { platform: 'stripe', reason, order: words(object, 'metadata', 'order_id') },
      at: event.at,
      drill,
    },
    majorUnits(amount, currency),
    currency,
    context,
  );
}

/** A card network says a payment is probably fraud: no amount is told. */
function fraudWarning(event: StripeEvent): Signal {
  const { object, context, drill, id } = event;
  const reason = words(object, 'fraud_type');
  return metric(
    {
      id: `stripe-payment.fraud_warning-${id}`,
      name: 'payment.fraud_warning',
      subject: subjectOf(object),
      labels: { platform: 'stripe', reason },
      at: event.at,
      drill,
    },
    1,
    undefined,
    context,
  );
}

function subjectOf(object: unknown): string {
  const charge = words(object, 'charge') ?? words(object, 'latest_charge') ?? words(object, 'id');
  return charge === undefined ? '' : `payment:${charge}`;
}

/** The id of what the event is about; the event's own where it has none. */
function idOf(event: StripeEvent, field: string): string {
  return words(event.object, field) ?? event.id;
}
