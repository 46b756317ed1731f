import { cleanText } from '../../text/clean.js';
import type { WorkspaceContext } from './context.js';
import { cutEntities } from './cut.js';
import { LIMITS } from './limits.js';

/** Sets the channel's topic where it says something else. Every change is a line in the channel. Rejects as Slack does. */
export async function keepTopic(channel: string, topic: string, context: WorkspaceContext): Promise<void> {
  const { client } = context.workspace;
  const wanted = cutEntities(cleanText(topic), LIMITS.topic);
  const { channel: info } = await context.gate.run('conversations.info', null, () =>
    client.conversations.info({ channel }),
  );
  if (same(info?.topic?.value ?? '', wanted)) return;
  await context.gate.run('conversations.setTopic', null, () =>
    client.conversations.setTopic({ channel, topic: wanted }),
  );
}

/** Slack gives a topic back with entities for `&<>` and names for emoji: neither is a change. */
function same(a: string, b: string): boolean {
  return essence(a) === essence(b);
}

function essence(topic: string): string {
  return topic
    .replace(/:[a-z0-9_+'-]+:|\p{Extended_Pictographic}|\u{fe0f}/gu, '')
    .replace(/&(amp|lt|gt);/gu, (_all, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'))
    .replace(/\s+/gu, ' ')
    .trim();
}
