import type { LoadedConfig } from './config/load.js';
import { problemSay } from './config/problem.js';
import { chatName } from './domain/channel.js';
import { changeBetween } from './domain/config-change.js';
import type { Say } from './domain/text.js';
import { sentence } from './text/catalogue.js';
import { linesSay } from './text/config-changes.js';
import { joinedParam } from './text/sentences.js';

/** What of a new configuration the running process cannot follow, and what takes it there. */
export function restartNotes(before: LoadedConfig, after: LoadedConfig, platforms: readonly string[]): readonly Say[] {
  const change = changeBetween(before.mark, after.mark);
  const notes: Say[] = [];
  const workspaces = change?.sections.find(({ section }) => section === 'workspaces');
  if (workspaces && platforms.includes('slack')) {
    const { added, removed, changed } = workspaces;
    notes.push(
      sentence('reload.restart.workspaces', { names: joinedParam([...added, ...removed, ...changed]) ?? '–' }),
    );
  }
  const channels = change?.sections.find(({ section }) => section === 'channels');
  const touched = [...(channels?.added ?? []), ...(channels?.changed ?? [])];
  for (const { id, platform } of after.settings.channels)
    if (touched.includes(id) && !platforms.includes(platform))
      notes.push(sentence('reload.channel-off', { channel: id, chat: chatName(platform) }));
  const known = new Set(before.warnings.map((one) => JSON.stringify(one.say)));
  const warnings = after.warnings.filter((one) => !known.has(JSON.stringify(one.say))).map(problemSay);
  const [first, ...others] = warnings;
  if (first) notes.push(linesSay([first, ...others]), sentence('reload.secret'));
  return notes;
}
