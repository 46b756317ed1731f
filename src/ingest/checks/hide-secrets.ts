import type { Say, SayParam } from '../../domain/text.js';
import { redact } from '../http/redact.js';
import type { CheckOutcome } from './outcome.js';

/** Characters of an answer that are shown. */
export const SHOWN_RAW = 2_000;
/** Shorter than this, a secret is a word that stands in any text. */
const SHORTEST = 4;
const HIDDEN = '[redacted]';

/** The secrets a run has asked for, so that none of them is told. */
export interface SecretsSeen {
  readonly secretOf: (name: string) => string | undefined;
  /** The outcome as it may be told: without those secrets, its answer cut. */
  hide(outcome: CheckOutcome): CheckOutcome;
}

export function watchSecrets(secretOf: (name: string) => string | undefined): SecretsSeen {
  const seen = new Set<string>();
  const clean = (text: string): string => {
    let clear = text;
    for (const secret of seen) clear = clear.replaceAll(secret, HIDDEN);
    return clear;
  };
  return {
    secretOf: (name) => {
      const value = secretOf(name);
      if (value !== undefined) for (const part of partsOf(value)) if (part.length >= SHORTEST) seen.add(part);
      return value;
    },
    hide: (outcome) => ({
      ...outcome,
      said: cleanSay(outcome.said, clean),
      ...(outcome.raw === undefined ? {} : { raw: shortRaw(clean(outcome.raw.slice(0, SHOWN_RAW * 4))) }),
    }),
  };
}

/** A secret, and where it is an address with a password, that password as it is written and as it is meant. */
function partsOf(secret: string): readonly string[] {
  if (!URL.canParse(secret)) return [secret];
  const { password } = new URL(secret);
  if (password === '') return [secret];
  const parts = [secret, password];
  try {
    parts.push(decodeURIComponent(password));
  } catch {
    // A stray % is the password's own.
  }
  return parts;
}

function shortRaw(text: string): string {
  const clear = redact(text);
  return clear.length <= SHOWN_RAW ? clear : `${clear.slice(0, SHOWN_RAW)}…`;
}

function cleanSay(say: Say, clean: (text: string) => string): Say {
  if (say.params === undefined) return say;
  const params = Object.entries(say.params).map(([name, param]) => [name, cleanParam(param, clean)] as const);
  return { ...say, params: Object.fromEntries(params) };
}

function cleanParam(param: SayParam, clean: (text: string) => string): SayParam {
  if (typeof param === 'string') return clean(param);
  return typeof param === 'object' && 'say' in param ? { say: cleanSay(param.say, clean) } : param;
}
