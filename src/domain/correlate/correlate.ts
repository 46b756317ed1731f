import type { Finding } from '../finding.js';
import type { Candidate, CorrelateContext, Stage, Verdict } from './candidate.js';
import { dedup } from './dedup.js';
import { withFlap } from './flap.js';
import { group } from './group.js';
import { inhibit } from './inhibit.js';
import { silence } from './silence.js';

/**
 * fingerprint (by the rule) → dedup → flap, for every finding of a turn; then, when all of the turn's alerts
 * are known, so that the order of equal-time findings does not matter: inhibit → silence → group.
 */
export function recognise(finding: Finding, context: CorrelateContext): Candidate | null {
  const candidate = dedup(finding, context.alert(finding.fingerprint), context.now);
  return candidate && { ...candidate, alert: withFlap(candidate.alert, context.settings.flap, context.now) };
}

const STAGES: readonly Stage[] = [inhibit, silence, group];

/** Runs the later stages; the first that stops a candidate has the last word. */
export function correlate(candidate: Candidate, context: CorrelateContext): Verdict {
  let verdict: Verdict = { go: candidate };
  for (const stage of STAGES) {
    if (!('go' in verdict)) break;
    verdict = stage(verdict.go, context);
  }
  return verdict;
}
