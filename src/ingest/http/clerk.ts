import { type HeartbeatSignal, unreachable } from '../../domain/signal.js';
import { NO_CALENDAR } from '../calendar/feed.js';
import { foreignSignals } from '../foreign-signals.js';
import { heartbeatName } from '../heartbeat-name.js';
import { Publishers } from '../publishers.js';
import { type SourceConfig, senderIn } from '../sources.js';
import { takeUnderstood } from '../take-understood.js';
import { understand } from '../webhooks/understand.js';
import { MOST_PROBLEMS } from '../wire/in-turns.js';
import { readShows } from '../wire/show-schema.js';
import type { HttpDeps } from './deps.js';
import type { Arrived, Errand } from './errand.js';
import { keepable } from './keepable.js';
import { acceptedOutcome, failureOutcome, jsonOutcome, type Outcome, senderOutcome } from './outcome.js';

/** Does what a request asks, and says what to answer. Never rejects. */
export type Clerk = (errand: Errand) => Promise<Outcome>;

const PROBLEMS_KEPT = 20;

export function createClerk(given: HttpDeps): Clerk {
  const deps: ClerkDeps = { ...given, publishers: new Publishers() };
  return async (errand) => {
    try {
      return await serve(deps, errand);
    } catch (error) {
      if (error instanceof SourceGone) return jsonOutcome(404, { error: error.message });
      const outcome = failureOutcome(error);
      if (outcome.status === 500) deps.log.error({ err: error }, 'a request could not be served');
      return outcome;
    }
  };
}

interface ClerkDeps extends HttpDeps {
  readonly publishers: Publishers;
}

async function serve(deps: ClerkDeps, errand: Errand): Promise<Outcome> {
  switch (errand.what) {
    case 'signals':
      return takeSignals(deps, errand);
    case 'shows':
      return takeShows(deps, errand);
    case 'unreadable':
      return refuse(deps, errand, [errand.problem]);
    case 'heartbeat':
      return takeHeartbeat(deps, sourceOf(deps, errand.source), errand.name);
    case 'feed':
      return (await deps.feeds?.(errand)) ?? NO_CALENDAR;
    case 'ready': {
      const { ready, parts } = await deps.ready();
      return jsonOutcome(ready ? 200 : 503, { ready, parts });
    }
    case 'metrics':
      return { status: 200, type: deps.metrics.contentType, body: await deps.metrics.render() };
    default:
      return unreachable(errand);
  }
}

/** Reads the body as its source's kind says, keeps what it holds, and only then answers 202. */
async function takeSignals(deps: ClerkDeps, arrived: Arrived): Promise<Outcome> {
  const source = sourceOf(deps, arrived.source);
  const { newId, publishers } = deps;
  const context = { sourceId: source.id, now: deps.now(), newId, publishers };
  const pending = understand(arrived, source, context);
  const read = pending instanceof Promise ? await pending : pending;
  if (!read.ok) return refuse(deps, arrived, read.problems);
  const foreign = foreignSignals(source, read.signals);
  if (foreign.length > 0)
    return jsonOutcome(403, { error: foreign[0] ?? '', problems: foreign.slice(0, MOST_PROBLEMS) });
  const answer = senderIn(source)?.answer;
  // Almost always; what follows would cost as much as all of this does.
  if (answer === undefined && read.requests === undefined)
    return acceptedOutcome(await deps.engine.ingest(read.signals));
  const taken = await takeUnderstood(deps.engine, source.id, read);
  return answer ? senderOutcome(answer(read, taken)) : acceptedOutcome(taken);
}

/** Keeps one show or several; one that is already known by its id is replaced. */
async function takeShows(deps: HttpDeps, arrived: Arrived): Promise<Outcome> {
  const read = readShows(arrived.text);
  if (!read.ok) return refuse(deps, arrived, read.problems);
  await deps.engine.putShows(read.shows, { kind: 'bot', part: `source:${arrived.source}` });
  return jsonOutcome(202, { accepted: read.shows.length, duplicates: 0, ids: read.shows.map((show) => show.id) });
}

/** One sign of life: a heartbeat signal named `heartbeat.<name>`, without a subject. Its body, if any, is not read. */
async function takeHeartbeat(deps: HttpDeps, source: SourceConfig, name: string): Promise<Outcome> {
  const signal: HeartbeatSignal = {
    kind: 'heartbeat',
    id: deps.newId(),
    source: source.id,
    name: heartbeatName(name),
    subject: '',
    labels: source.labels,
    at: deps.now(),
  };
  return acceptedOutcome(await deps.engine.ingest([signal]));
}

/** 400 with every problem, once the body is kept where people can look at it. */
async function refuse(deps: HttpDeps, arrived: Arrived, problems: readonly string[]): Promise<Outcome> {
  const source = sourceOf(deps, arrived.source);
  const kept = keepable(arrived, problems, source);
  const inbox = await deps.engine.keepInbox({
    at: deps.now(),
    ...kept,
    problems: kept.problems.slice(0, PROBLEMS_KEPT),
  });
  const sender = senderIn(source);
  if (sender?.refuse) return senderOutcome(sender.refuse(400, kept.problems.slice(0, PROBLEMS_KEPT)));
  const told = kept.problems.slice(0, MOST_PROBLEMS);
  if (problems.length > told.length) told.push('and more');
  const error = `nothing was taken; the body is kept as number ${inbox} (/risk inbox show ${inbox})`;
  return jsonOutcome(400, { error, problems: told, inbox });
}

/** Taken out by a reload while its request was under way: sending again is of no use, and nothing is broken here. */
class SourceGone extends Error {}

function sourceOf(deps: Pick<HttpDeps, 'sources'>, id: string): SourceConfig {
  const source = deps.sources().find((s) => s.id === id);
  if (!source) throw new SourceGone(`source "${id}" was taken out of the configuration`);
  return source;
}
