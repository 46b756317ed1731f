import type { Submitted, ViewValues } from '../api/person.js';
import type { SeenView } from '../api/seen.js';
import { type asObject, objectAt, objectsAt, textAt } from '../json.js';
import type { Delivery } from '../link/delivery.js';
import { interaction, inView } from '../link/payloads.js';
import { ViewSnapshot } from '../reader/view-snapshot.js';
import type { View } from '../state/view.js';
import { changeView, closeViews, newView, readView } from '../state/views.js';
import { SlackError } from '../web/slack-error.js';
import { SeenAnswer } from './answer.js';
import { fillView } from './fill-view.js';
import type { Stage } from './stage.js';

type Outcome = { readonly action: Submitted['action']; readonly failure: string | null };

class SeenSubmission extends SeenAnswer implements Submitted {
  constructor(
    stage: Stage,
    delivery: Delivery,
    triggerId: string,
    since: string,
    outcome: Outcome,
    readonly errors: Submitted['errors'],
    readonly view: SeenView | null,
  ) {
    super(stage, delivery, outcome.failure, null, triggerId, since);
    this.action = outcome.action;
  }
  readonly action: Submitted['action'];
}

/** The modal a person has on top; throws where it is another or none. */
export function topView(stage: Stage, seen: SeenView): View {
  const top = stage.team.stacks.get(stage.user.id)?.at(-1);
  if (top?.id === seen.id) return top;
  throw new Error(`the modal "${seen.title}" is not what ${stage.user.name} has on top`);
}

/** Presses the submit button of a modal and does what the app answers. */
export async function submitView(stage: Stage, seen: SeenView, values: ViewValues): Promise<Submitted> {
  const { world, team, user } = stage;
  const view = topView(stage, seen);
  if (seen.submit === null) throw new Error(`the modal "${seen.title}" has no submit button`);
  fillView(team, view, values);
  const triggerId = stage.triggers.issue(team.id, user.id, true);
  const since = world.ts();
  const { view: shown = {} } = inView(world, team, view);
  const payload = {
    type: 'view_submission',
    ...interaction(world, team, user),
    trigger_id: triggerId,
    view: shown,
    response_urls: [],
  };
  const delivery = await stage.link.interact({ type: 'interactive', name: 'view_submission', payload });
  const outcome = delivery.acked
    ? obey(stage, view, delivery)
    : { action: 'refused' as const, failure: delivery.failure };
  world.changes.changed();
  const top = team.stacks.get(user.id)?.at(-1);
  const now = top ? new ViewSnapshot(world, team, top) : null;
  return new SeenSubmission(stage, delivery, triggerId, since, outcome, view.errors, now);
}

function obey(stage: Stage, view: View, delivery: Delivery): Outcome {
  try {
    return { action: respond(stage, view, delivery), failure: null };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { action: 'refused', failure: `${error.error} ${JSON.stringify(error.more)}` };
  }
}

function respond(stage: Stage, view: View, delivery: Delivery): Submitted['action'] {
  const { world, team, user } = stage;
  const said = delivery.payload;
  if (said === null) {
    closeViews(world, team, user.id, false);
    return 'close';
  }
  switch (textAt(said, 'response_action')) {
    case 'clear':
      closeViews(world, team, user.id, true);
      return 'clear';
    case 'errors':
      view.errors = readErrors(view, objectAt(said, 'errors') ?? {});
      return 'errors';
    case 'update':
      changeView(world, view, readView(team, objectAt(said, 'view') ?? {}, 'modal', view));
      return 'update';
    case 'push': {
      const stack = team.stacks.get(user.id) ?? [];
      if (stack.length >= 3) throw new SlackError('push_limit_reached');
      const body = readView(team, objectAt(said, 'view') ?? {}, 'modal', null);
      stack.push(newView(world, team, user.id, body, 'modal', { under: view }));
      return 'push';
    }
    default:
      throw new SlackError('invalid_response_action', { payload: said });
  }
}

/** Slack shows errors only under input blocks, and refuses the answer where one names another. */
function readErrors(view: View, errors: NonNullable<ReturnType<typeof asObject>>): Record<string, string> {
  const inputs = objectsAt(view.body, 'blocks').filter((block) => block.type === 'input');
  const known = new Set(inputs.map((block) => textAt(block, 'block_id')));
  const entries = Object.entries(errors).map(([block, text]): [string, string] => {
    if (!known.has(block) || typeof text !== 'string' || text === '') throw new SlackError('invalid_errors', { block });
    return [block, text];
  });
  if (entries.length === 0) throw new SlackError('invalid_errors');
  return Object.fromEntries(entries);
}
