import { type Check, Complaints, flag, oneOf, shape, text } from './check.js';

/** `plain_text`, for labels, buttons, headers, titles. */
export function plainText(max: number): Check {
  return shape({
    required: { type: oneOf('plain_text'), text: text(max) },
    optional: { emoji: flag },
  });
}

const mrkdwn = (max: number): Check =>
  shape({ required: { type: oneOf('mrkdwn'), text: text(max) }, optional: { verbatim: flag } });

/** `plain_text` or `mrkdwn`. Slack names the failed choice first, then what is wrong. */
export function textObject(max: number): Check {
  const plain = plainText(max);
  const marked = mrkdwn(max);
  return (value, at, complaints) => {
    const found = new Complaints();
    const isMarked = typeof value === 'object' && value !== null && !Array.isArray(value) && value.type === 'mrkdwn';
    (isMarked ? marked : plain)(value, at, found);
    if (found.all.length === 0) return;
    complaints.add(at, 'failed to match all allowed schemas');
    complaints.all.push(...found.all);
  };
}
