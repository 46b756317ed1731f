import type { Action, ActionResult } from '../domain/action.js';
import type { Actor } from '../domain/person.js';
import { forbiddenNow } from './authority.js';
import type { Engine } from './engine.js';
import { isTurnAction, type TurnAction } from './handle-action.js';
import type { Live } from './live.js';

export interface CarryOutDeps {
  readonly engine: Engine & { readonly live: Live };
  pauseCheck(id: string, paused: boolean): Promise<ActionResult>;
  runCheck(id: string): Promise<ActionResult>;
  replayInbox(id: number): Promise<ActionResult>;
  reloadConfig(actor: Actor): Promise<ActionResult>;
}

/** Carries out actions in their order; those of one turn together, so that `ack all` is one commit. */
export function createCarryOut(deps: CarryOutDeps) {
  return async (actions: readonly Action[], actor: Actor): Promise<readonly ActionResult[]> => {
    const results: ActionResult[] = [];
    let together: TurnAction[] = [];
    const flush = async () => {
      if (together.length > 0) results.push(...(await deps.engine.act(together, actor)));
      together = [];
    };
    for (const action of actions) {
      if (isTurnAction(action)) {
        together.push(action);
        continue;
      }
      await flush();
      const forbidden = forbiddenNow(deps.engine.live, action, actor);
      if (forbidden) {
        await deps.engine.act([forbidden.kept], actor);
        results.push(forbidden.result);
      } else if (action.on === 'check-pause') results.push(await deps.pauseCheck(action.check, action.paused));
      else if (action.on === 'check-run') results.push(await deps.runCheck(action.check));
      else if (action.on === 'config-reload') results.push(await deps.reloadConfig(actor));
      else results.push(await deps.replayInbox(action.id));
    }
    await flush();
    return results;
  };
}
