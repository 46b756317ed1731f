import type { SlashCommand } from '@slack/bolt';
import { FILINGS } from '../../../domain/response/clock.js';
import { findCommand } from '../../registry/find-command.js';
import { isPrivate, splitShared } from '../../registry/shared.js';
import { tokenise } from '../../registry/tokens.js';
import type { Command } from '../../registry.js';
import { accountIn } from '../account.js';
import type { Workspace } from '../options.js';
import { guarded, type Interplay, invocation, tellReply } from './interplay.js';
import { openForm, subjectOf } from './open-dialog.js';
import type { Place } from './place.js';
import { unescapeText } from './unescape.js';

/** `/risk …`, already acknowledged. */
export async function onSlash(play: Interplay, workspace: Workspace, command: SlashCommand): Promise<void> {
  const { host } = play;
  const place: Place = {
    workspace,
    user: command.user_id,
    channel: command.channel_id,
    thread: null,
    url: command.response_url,
  };
  await guarded(play, place, 'a command', async () => {
    const asker = await play.askers.asker(workspace, { id: command.user_id, name: command.user_name });
    const personAt = (id: string) => host.personOf('slack', accountIn(workspace, id));
    const typed = unescapeText(command.text, (id, label) => `@${personAt(id)?.id ?? label ?? id}`);
    const { shared, text } = splitShared(typed);
    const { command: asked } = findCommand(host.commands, text, tokenise(text));
    const form = asked && asker.person ? formAskedFor(asked, text) : null;
    if (form && asker.person) {
      const trigger = { id: command.trigger_id, over: false };
      return openForm(play, asker, place, trigger, form, text, asker.person);
    }
    const reply = await host.execute(invocation(text, asker, place));
    const seen = shared && reply.ok && !(asked && isPrivate(asked));
    await tellReply(play, asker, place, reply, { shared: seen });
  });
}

/** The dialog of what is filed in several words (`update INC-42`), where nothing but the incident was typed. */
function formAskedFor({ path }: Command, text: string) {
  const subject = subjectOf(text);
  const bare = subject !== '' && text.trim().endsWith(subject) && tokenise(text).length === path.length + 1;
  return bare ? (FILINGS.find((each) => each === path.join(' ')) ?? null) : null;
}
