import type { ChatInputCommandInteraction } from 'discord.js';
import type { Invocation } from '../../registry.js';
import { askerOf, invocationOf } from './asker.js';
import { chosenOf } from './chosen.js';
import type { Desk } from './desk.js';
import type { Exchange } from './exchange.js';
import { commandLine } from './line.js';
import { replyBody } from './reply-body.js';

/** `/risk …`: acknowledged at once, done as the line a person would have typed, answered when that is done. */
export async function runSlash(
  desk: Desk,
  interaction: ChatInputCommandInteraction,
  exchange: Exchange,
): Promise<void> {
  const asker = askerOf(desk.host, interaction);
  const chosen = chosenOf(interaction.options.data);
  const invocation = invocationOf(asker, commandLine(desk.host.commands, chosen));
  await exchange.defer(chosen.share && mayBeSeen(desk, invocation) ? 'everybody' : 'asker');
  await exchange.show(await replyBody(desk, asker, await desk.host.execute(invocation)));
}

/** A refusal is nobody else's business, and what a stranger is told holds a code. */
function mayBeSeen(desk: Desk, invocation: Invocation): boolean {
  return invocation.person !== null && desk.host.check(invocation) === null;
}
