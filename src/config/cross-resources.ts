import type { Parsed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { didYouMean } from './zod-problems.js';

/** Channels of resources that are not in `tocsin.yaml`. */
export function resourceProblems({ resources, house }: Parsed): readonly ConfigProblem[] {
  const channels = Object.keys(house.entry.channels);
  return resources.flatMap(({ file, path, entry }) =>
    entry.channels.flatMap((channel, i) =>
      channels.includes(channel)
        ? []
        : [
            file.problem(
              [...path, 'channels', i],
              { key: 'config.unknown-channel', params: { channel } },
              didYouMean(channel, channels),
            ),
          ],
    ),
  );
}
