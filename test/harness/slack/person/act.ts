import type { JsonObject } from '../../../../src/domain/json.js';
import type { Answer } from '../api/person.js';
import type { SeenMessage, SeenView } from '../api/seen.js';
import { interaction } from '../link/payloads.js';
import type { Origin } from '../link/responses.js';
import type { Placed } from '../render/controls.js';
import { choose, stateKey, valuesOf } from '../state/view-state.js';
import { SeenAnswer } from './answer.js';
import { chosenValue } from './chosen-value.js';
import { findControl } from './find-control.js';
import { type Place, placeOf } from './place.js';
import type { Stage } from './stage.js';
import { offeredFor } from './suggest.js';

/** Presses a button or chooses in a menu, and tells the app. */
export async function act(
  stage: Stage,
  on: SeenMessage | SeenView,
  wanted: string,
  option: string | readonly string[] | null,
): Promise<Answer> {
  const place = placeOf(stage, on);
  const placed = findControl(place.blocks, wanted, place.what);
  const offered = placed.control.type.includes('external') ? await offeredFor(stage, place, placed, option) : undefined;
  const action = actionOf(stage, place, placed, option, offered);
  const quiet = placed.block.type === 'input' && placed.block.dispatch_action !== true;
  return tell(stage, place, quiet ? null : action);
}

function actionOf(
  stage: Stage,
  place: Place,
  { control, element }: Placed,
  option: string | readonly string[] | null,
  offered: readonly JsonObject[] | undefined,
): JsonObject {
  const base = {
    type: control.type,
    action_id: control.actionId,
    block_id: control.blockId,
    action_ts: stage.world.ts(),
  };
  const kept: JsonObject = {};
  for (const key of ['text', 'value', 'style', 'url', 'confirm', 'placeholder']) {
    const value = element[key];
    if (value !== undefined) kept[key] = value;
  }
  if (control.type === 'button') {
    if (option !== null) throw new Error(`"${control.label}" is a button: click it`);
    return { ...kept, ...base };
  }
  if (option === null) throw new Error(`"${control.label}" (${control.type}) is no button: choose in it`);
  const value = chosenValue(stage.team, element, option, offered);
  if (control.type === 'overflow') return { ...kept, ...base, selected_option: value };
  const field = { blockId: control.blockId, actionId: control.actionId, block: {}, element };
  choose(place.values, field, value);
  return { ...kept, ...base, [stateKey(element) ?? 'value']: value };
}

/** One block_actions payload; none where the control tells the app nothing by itself. */
async function tell(stage: Stage, place: Place, action: JsonObject | null): Promise<Answer> {
  const { world, team, user, triggers, responses, link } = stage;
  const since = world.ts();
  if (action === null) {
    const silent = { envelopeId: '', acked: true, ackMs: 0, failure: null, payload: null };
    return new SeenAnswer(stage, silent, null, null, '', since);
  }
  const triggerId = triggers.issue(team.id, user.id, place.inModal);
  const { message } = place;
  const opened = message && responses.open(team, user.id, message.channel, message.message);
  const origin: Origin | null = opened?.origin ?? null;
  const payload: JsonObject = {
    type: 'block_actions',
    ...interaction(world, team, user),
    ...place.context,
    trigger_id: triggerId,
    ...(opened ? { response_url: opened.url } : {}),
    ...(message ? { state: { values: valuesOf(place.blocks, place.values) } } : {}),
    actions: [action],
  };
  const delivery = await link.interact({ type: 'interactive', name: 'block_actions', payload });
  return new SeenAnswer(stage, delivery, delivery.failure, origin, triggerId, since);
}
