import { type Lane, laneOf } from '../domain/lane.js';
import type { DeliveryResult, Notice, SendResult } from '../domain/notice.js';
import { unreachable } from '../domain/signal.js';
import type { Blame } from './blame.js';
import { type Entry, type Gates, type Pass, unknown } from './gates.js';
import type { Herald } from './herald.js';
import type { Attempt } from './send.js';
import type { Trouble } from './trouble.js';

export interface JudgeDeps {
  readonly service: string;
  readonly gates: Gates;
  readonly blame: Blame;
  readonly trouble: Trouble;
  readonly herald: Herald;
}

/** What is recorded of a send, and what else follows from it once that is on disk. */
export interface Verdict {
  readonly result: DeliveryResult;
  readonly follow: readonly (() => Promise<void>)[];
}

/** What a send says of its notice, its lane, its channel and its service. */
export function judge(deps: JudgeDeps, notice: Notice, pass: Pass, { result, asked }: Attempt, now: number): Verdict {
  const all = [pass.service, pass.channel, pass.lane];
  const lane = laneOf(notice);
  if (!asked || result.kind === 'dropped') {
    unknown(all, null);
    return { result, follow: [] };
  }
  if (result.kind === 'sent') {
    deps.blame.worked(notice.key);
    pass.lane.gate.open(pass.lane.era);
    return { result, follow: [...serviceWell(deps, pass.service), ...channelWell(deps, lane, pass.channel)] };
  }
  if (result.kind === 'failed') return failed(deps, notice, pass, result, now);
  switch (result.scope) {
    case 'service': {
      unknown([pass.channel, pass.lane], null);
      // Where no connection came about it cannot have been for the notice.
      if (result.uncertain && deps.blame.failed(notice.key)) {
        pass.service.gate.unknown(pass.service.era, now);
        return { result: { ...result, scope: 'notice' }, follow: [] };
      }
      pass.service.gate.shut(pass.service.era, 'away', now, result.afterMs);
      return { result, follow: [] };
    }
    case 'channel': {
      unknown([pass.lane], null);
      pass.channel.gate.shut(pass.channel.era, 'limited', now, result.afterMs);
      return { result, follow: serviceWell(deps, pass.service) };
    }
    case 'lane': {
      unknown([pass.channel], null);
      pass.lane.gate.shut(pass.lane.era, 'limited', now, result.afterMs);
      return { result, follow: serviceWell(deps, pass.service) };
    }
    case 'notice':
      unknown(all, now);
      return { result, follow: [] };
    default:
      return unreachable(result.scope);
  }
}

function failed(
  deps: JudgeDeps,
  notice: Notice,
  pass: Pass,
  result: Extract<SendResult, { kind: 'failed' }>,
  now: number,
): Verdict {
  const { why, fix } = result;
  const lane = laneOf(notice);
  switch (result.scope) {
    case 'service': {
      unknown([pass.channel, pass.lane], null);
      const { gate, era } = pass.service;
      // Others were under way when it broke: one is enough to know it by.
      if (!gate.shut(era, 'broken', now, null)) return { result: putBack(result), follow: [] };
      const subject = { kind: 'service', service: deps.service } as const;
      return { result, follow: [() => deps.trouble.found(subject, gate, why, fix)] };
    }
    case 'channel': {
      unknown([pass.lane], null);
      const follow = serviceWell(deps, pass.service);
      const { gate, era } = pass.channel;
      if (!gate.shut(era, 'broken', now, null)) return { result: putBack(result), follow };
      const subject = deps.trouble.subjectOf(lane);
      return { result, follow: [...follow, () => deps.trouble.found(subject, gate, why, fix)] };
    }
    case 'lane':
    case 'notice':
      unknown([pass.channel, pass.lane], now);
      return {
        result,
        follow: [...serviceWell(deps, pass.service), () => deps.herald.lost(notice, result, deps.service)],
      };
    default:
      return unreachable(result.scope);
  }
}

/** The service answered, whatever it said. */
function serviceWell(deps: JudgeDeps, { gate, era }: Entry): Verdict['follow'] {
  const { service } = deps;
  return gate.open(era)?.broke ? [() => deps.trouble.over({ kind: 'service', service })] : [];
}

function channelWell(deps: JudgeDeps, lane: Lane, { gate, era }: Entry): Verdict['follow'] {
  return gate.open(era)?.broke ? [() => deps.trouble.over(deps.trouble.subjectOf(lane))] : [];
}

/** It waits on where it was. */
export function putBack({ why, scope }: Pick<Extract<SendResult, { kind: 'failed' }>, 'why' | 'scope'>): SendResult {
  return { kind: 'retry', afterMs: null, why, scope: scope === 'notice' ? 'lane' : scope, uncertain: false };
}
