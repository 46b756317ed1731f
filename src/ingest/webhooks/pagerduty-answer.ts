import type { Sender, SenderAnswer } from './sender.js';

/** `202 {"status":"success","message":"Event processed","dedup_key":"…"}`: what clients of PagerDuty look for. */
export const pagerdutyAnswer: NonNullable<Sender['answer']> = ({ signals, requests = [] }, taken) => {
  const idle = taken.requests.length > 0 && !taken.requests.includes('done');
  return {
    status: 202,
    body: {
      status: 'success',
      message: idle
        ? 'Event processed; no open incident rests on this dedup_key, or it is acknowledged'
        : 'Event processed',
      dedup_key: signals[0]?.labels.dedup_key ?? requests[0]?.labels.dedup_key,
    },
  };
};

export function pagerdutyRefusal(status: number, problems: readonly string[]): SenderAnswer {
  const unreadable = problems.some((problem) => problem.startsWith('is not JSON'));
  return {
    status: unreadable ? 400 : status,
    body: unreadable
      ? { status: 'Unrecognized object', message: 'Event object format is unrecognized', errors: ['JSON parse error'] }
      : { status: 'invalid event', message: 'Event object is invalid', errors: problems },
  };
}
