import { within } from '../../../lib/within.js';
import type { Identity, Workspace } from '../options.js';

/** Slack waits 3 s for an acknowledgement, and this comes before it. */
const ASK_MS = 1_000;

/** Which workspace a request comes from. */
export interface Teams {
  /** null where it is none of ours. */
  find(teamId: string | undefined): Promise<Workspace | null>;
  /** Who the bot is there, if it is known by now. */
  identityOf(workspace: Workspace): Identity | null;
}

export function createTeams(workspaces: readonly Workspace[]): Teams {
  const known = new Map<Workspace, Identity>();
  const learn = async (): Promise<void> => {
    const unknown = workspaces.filter((workspace) => !known.has(workspace));
    await Promise.allSettled(
      unknown.map(async (workspace) => {
        known.set(workspace, await workspace.identity());
      }),
    );
  };
  const byTeam = (teamId: string | undefined): Workspace | null =>
    workspaces.find((workspace) => known.get(workspace)?.teamId === teamId) ?? null;

  return {
    identityOf: (workspace) => known.get(workspace) ?? null,
    async find(teamId) {
      const found = byTeam(teamId);
      if (found) return found;
      if (known.size < workspaces.length) await within(learn(), ASK_MS);
      const [only, ...others] = workspaces;
      // Whoever holds the token of the only workspace speaks for it, also while Slack will not say who it is.
      const untold = only !== undefined && others.length === 0 && !known.has(only);
      return byTeam(teamId) ?? (untold ? only : null);
    },
  };
}
