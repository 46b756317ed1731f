import parseDuration from 'parse-duration';

const WHOLE =
  /^(?:\d+(?:\.\d+)?\s*(?:milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|毫秒|秒钟?|分钟?|个?小时|天|日|周)\s*)+$/iu;
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/毫秒/gu, 'ms'],
  [/秒钟?/gu, 's'],
  [/分钟?/gu, 'm'],
  [/个?小时/gu, 'h'],
  [/[天日]/gu, 'd'],
  [/周/gu, 'w'],
];

/**
 * Reads `30m`, `2h`, `1d12h`, `90 s`, `2小时` as ms; null where it is not a duration.
 * A bare number is refused: nobody knows whether 30 means seconds or minutes.
 */
export function parseMs(text: string): number | null {
  const trimmed = text.trim();
  if (!WHOLE.test(trimmed)) return null;
  let plain = trimmed;
  for (const [from, to] of CHINESE) plain = plain.replace(from, to);
  const ms = parseDuration(plain);
  return ms === null || !Number.isFinite(ms) ? null : Math.round(ms);
}
