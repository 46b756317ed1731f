import type { Command } from '../registry.js';

/**
 * Words that gather commands in menus that take few (`/risk` of Discord: 25), with their Chinese. Typed, a command
 * goes without: `plan INC-42`; with it (`respond plan INC-42`) it is understood too.
 */
const CHINESE: Readonly<Record<string, string>> = { respond: '处置', approval: '审批', more: '更多' };

/** The Chinese word of a group that is a gathering alone; of others their commands' aliases tell it. */
export function chineseGroup(group: string): string | null {
  return CHINESE[group] ?? null;
}

/** Where a command stands in menus: `['respond', 'plan']`, `['approval', 'veto-show']`; without a group its path. */
export function menuPath(command: Pick<Command, 'path' | 'under'>): readonly string[] {
  return command.under === undefined ? command.path : [command.under, command.path.join('-')];
}
