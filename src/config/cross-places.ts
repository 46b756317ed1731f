import { LEVELS } from '../domain/level.js';
import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { didYouMean } from './zod-problems.js';

/** Channels, rooms and workspaces that name each other. */
export function placeProblems({ house, people }: Parsed): readonly ConfigProblem[] {
  const { file, entry } = house;
  const channels = Object.keys(entry.channels);
  const workspaces = Object.keys(entry.workspaces);
  const known = people.map((one) => one.entry.id);
  const problems: ConfigProblem[] = [];
  const channelAt = (path: readonly (string | number)[], channel: string) => {
    if (!channels.includes(channel))
      problems.push(
        file.problem(path, { key: 'config.unknown-channel', params: { channel } }, didYouMean(channel, channels)),
      );
  };
  if (entry.fallback !== undefined) channelAt(['fallback'], entry.fallback);
  if (entry.audit) channelAt(['audit', 'channel'], entry.audit.channel);
  for (const [id, channel] of Object.entries(entry.channels))
    if (channel.workspace !== undefined && !workspaces.includes(channel.workspace))
      problems.push(
        file.problem(
          ['channels', id, 'workspace'],
          { key: 'config.unknown-workspace', params: { workspace: channel.workspace } },
          didYouMean(channel.workspace, workspaces),
        ),
      );
  for (const level of LEVELS) {
    const { room } = entry.levels[level];
    if (!room) continue;
    const path = ['levels', level, 'room'];
    channelAt([...path, 'near'], room.near);
    const near = entry.channels[room.near];
    if (near && near.platform !== 'slack')
      problems.push(
        file.problem(
          [...path, 'near'],
          { key: 'config.room-elsewhere', params: { channel: room.near, platform: near.platform } },
          { key: 'config.mend.room-elsewhere' },
        ),
      );
    for (const [k, person] of room.people.entries())
      if (!known.includes(person))
        problems.push(
          file.problem(
            [...path, 'people', k],
            { key: 'config.unknown-person', params: { person } },
            didYouMean(person, known),
          ),
        );
  }
  return problems;
}

/** One account is one person's, in a workspace there is. */
export function accountProblems({ house, people }: Parsed): readonly ConfigProblem[] {
  const owner = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  const workspaces = Object.keys(house.entry.workspaces);
  for (const { file, path, entry } of people)
    for (const id of entry.slack) {
      const workspace = id.includes(':') ? id.slice(0, id.indexOf(':')) : null;
      if (workspace !== null && !workspaces.includes(workspace))
        problems.push(
          file.problem(
            [...path, 'slack'],
            { key: 'config.unknown-workspace', params: { workspace } },
            didYouMean(workspace, workspaces),
          ),
        );
    }
  for (const { file, path, entry } of people)
    for (const platform of ['slack', 'discord'] as const)
      for (const id of entry[platform]) {
        const before = owner.get(`${platform}:${id}`);
        if (before === undefined) owner.set(`${platform}:${id}`, entry.id);
        else
          problems.push(
            file.problem(
              [...path, platform],
              { key: 'config.account-twice', params: { id, person: before } },
              { key: 'config.mend.account-twice' },
            ),
          );
      }
  return problems;
}
