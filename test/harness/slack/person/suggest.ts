import type { JsonObject } from '../../../../src/domain/json.js';
import type { Answer } from '../api/person.js';
import type { SeenMessage, SeenView } from '../api/seen.js';
import { objectsAt } from '../json.js';
import type { Delivery } from '../link/delivery.js';
import { interaction } from '../link/payloads.js';
import type { Placed } from '../render/controls.js';
import { SeenAnswer } from './answer.js';
import { findControl } from './find-control.js';
import { type Place, placeOf } from './place.js';
import type { Stage } from './stage.js';

/** Asks the app what an external menu offers for what was typed. */
export async function suggest(
  stage: Stage,
  on: SeenMessage | SeenView,
  wanted: string,
  typed: string,
): Promise<Answer> {
  const place = placeOf(stage, on);
  const since = stage.world.ts();
  const delivery = await ask(stage, place, findControl(place.blocks, wanted, place.what), typed);
  return new SeenAnswer(stage, delivery, delivery.failure, null, '', since);
}

/** The options an external menu offers a person who types the beginning of what they want. */
export async function offeredFor(
  stage: Stage,
  place: Place,
  placed: Placed,
  option: string | readonly string[] | null,
): Promise<JsonObject[]> {
  const typed = typeof option === 'string' ? option : (option?.[0] ?? '');
  const said = (await ask(stage, place, placed, typed)).payload ?? {};
  const grouped = objectsAt(said, 'option_groups').flatMap((group) => objectsAt(group, 'options'));
  return [...objectsAt(said, 'options'), ...grouped];
}

function ask(stage: Stage, place: Place, { control }: Placed, typed: string): Promise<Delivery> {
  const payload: JsonObject = {
    type: 'block_suggestion',
    ...interaction(stage.world, stage.team, stage.user),
    ...place.context,
    action_id: control.actionId,
    block_id: control.blockId,
    value: typed,
  };
  return stage.link.interact({ type: 'interactive', name: 'block_suggestion', payload });
}
