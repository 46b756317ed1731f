import { closeSync, openSync } from 'node:fs';

/** Was the process started from a terminal? Asked while it still has one. */
export function hasTerminal(): boolean {
  return Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
}

/**
 * Is this SIGHUP the end of the terminal the process was started from? Where it never had one, or has it still, somebody
 * asks for the configuration to be read again. On Windows it always is the end of a window.
 */
export function isHangup(hadTerminal: boolean): boolean {
  if (process.platform === 'win32') return true;
  if (!hadTerminal) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}
