import type { Card } from '../../../domain/card.js';
import { findCommand } from '../../registry/find-command.js';
import { tokenise } from '../../registry/tokens.js';
import type { Command } from '../../registry.js';

const PREVIEW = 'preview';

/** Does the line only show what another would do? (`silence preview …`) */
export function isPreview(commands: readonly Command[], line: string): boolean {
  return pathOf(commands, line)?.at(-1) === PREVIEW;
}

/** Does the line do what was shown before? (`silence add …`, where there is a `silence preview`) */
export function isPreviewed(commands: readonly Command[], line: string): boolean {
  const path = pathOf(commands, line);
  if (!path || path.at(-1) === PREVIEW) return false;
  const preview = [...path.slice(0, -1), PREVIEW].join(' ');
  return path.length > 1 && path.at(-1) === 'add' && commands.some((command) => command.path.join(' ') === preview);
}

/** The button on a preview that does it. */
export function doIt(card: Card): Card['buttons'][number] | null {
  return card.buttons.find((button) => button.asks === undefined) ?? null;
}

function pathOf(commands: readonly Command[], line: string): readonly string[] | null {
  return findCommand(commands, line, tokenise(line)).command?.path ?? null;
}
