import type { JsonObject } from '../../../../src/domain/json.js';
import type { Answer } from '../api/person.js';
import type { SeenMessage } from '../api/seen.js';
import { textAt } from '../json.js';
import { inMessage, interaction } from '../link/payloads.js';
import type { Channel } from '../state/channel.js';
import type { Message } from '../state/message.js';
import { SeenAnswer } from './answer.js';
import { messageBefore } from './place.js';
import type { Stage } from './stage.js';

export function messageShortcut(stage: Stage, callbackId: string, seen: SeenMessage): Promise<Answer> {
  const { world, team, user } = stage;
  const { channel, message } = messageBefore(stage, seen);
  const { message: shown = {}, channel: where = {} } = inMessage(world, team, channel, message);
  return shortcut(
    stage,
    callbackId,
    { channel, message },
    {
      type: 'message_action',
      message_ts: message.ts,
      message: shown,
      channel: where,
      user: { id: user.id, username: user.name, team_id: team.id, name: user.name },
    },
  );
}

export function globalShortcut(stage: Stage, callbackId: string): Promise<Answer> {
  return shortcut(stage, callbackId, null, { type: 'shortcut' });
}

async function shortcut(
  stage: Stage,
  callbackId: string,
  on: { channel: Channel; message: Message } | null,
  more: JsonObject,
): Promise<Answer> {
  const { world, team, user, triggers, responses, link } = stage;
  const since = world.ts();
  const triggerId = triggers.issue(team.id, user.id);
  const opened = on && responses.open(team, user.id, on.channel, on.message);
  const payload: JsonObject = {
    ...interaction(world, team, user),
    ...more,
    callback_id: callbackId,
    trigger_id: triggerId,
    action_ts: world.ts(),
    ...(opened ? { response_url: opened.url } : {}),
  };
  const delivery = await link.interact({ type: 'interactive', name: textAt(payload, 'type'), payload });
  return new SeenAnswer(stage, delivery, delivery.failure, opened?.origin ?? null, triggerId, since);
}
