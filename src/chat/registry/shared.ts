import type { Command } from '../registry.js';
import { commandText } from './find-command.js';

const SHARE = /^(?:share|公开|分享)(?=\s|$)/iu;

/** `share status east` → everybody here is to see the answer; without the word only who asked does. */
export function splitShared(line: string): { readonly shared: boolean; readonly text: string } {
  const text = commandText(line);
  return SHARE.test(text) ? { shared: true, text: text.replace(SHARE, '').trim() } : { shared: false, text };
}

const PRIVATE: ReadonlySet<string> = new Set(['lang', 'link', 'unlink', 'oncall feed']);

/** Is its answer nobody else's business: accounts, codes, addresses that are keys, and how the asker alone is answered? */
export function isPrivate({ path }: Command): boolean {
  return PRIVATE.has(path[0] ?? '') || PRIVATE.has(path.join(' '));
}
