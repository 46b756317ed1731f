import type { JsonObject } from './json.js';

export const CLOCK_KINDS = [
  'grade', // a rule's pending level or silence falls due: ref = `<rule>|<key>`
  'escalate', // the next escalation step of an incident: ref = incident id
  'ack-expiry', // an acknowledgement nobody stirred on: ref = incident id
  'snooze', // a snooze ends: ref = incident id
  'close', // a resolved incident's reopen window ends: ref = incident id
  'settle', // a flapping incident may have come to rest: ref = incident id
  'silence', // a silence starts or ends: ref = silence id
  'maintenance', // a maintenance window starts or ends: ref = window id
  'contact', // the next way somebody is called in: ref = incident id
  'still', // whoever acknowledged is asked whether they are still on it: ref = incident id
  'deadline', // the next nudge or miss of an incident's response clocks: ref = incident id
  'handoff', // who is on duty changes: ref = schedule id
  'request', // an approval is due or expires: ref = request id
  'head', // the head of the history is posted: ref = 'daily'
  'storm', // a channel's storm may be over: ref = channel id
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** Something that waits: a row, never a timer. One per kind and ref; setting it again moves it. */
export interface Clock {
  readonly kind: ClockKind;
  readonly ref: string;
  readonly dueAt: number;
  readonly data?: JsonObject;
}
