import { account, type Door } from './account.js';
import { callback } from './callback.js';
import { channels } from './channels.js';
import { commands } from './commands.js';
import { guild } from './guild.js';
import { marks } from './marks.js';
import { messages } from './messages.js';
import type { Route } from './route.js';
import { threads } from './threads.js';
import { webhooks } from './webhooks.js';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Every route the fake serves; the one with most fixed segments wins. */
export function router(door: () => Door): (method: string, path: string) => Match | null {
  const routes = [
    ...account(door),
    ...guild,
    ...channels,
    ...messages,
    ...marks,
    ...threads,
    ...commands,
    callback,
    ...webhooks,
  ]
    .map((route) => ({ route, segments: route.path.split('/') }))
    .sort((a, b) => fixed(b.segments) - fixed(a.segments));
  return (method, path) => {
    const segments = path.split('/');
    for (const each of routes) {
      if (each.route.method !== method || each.segments.length !== segments.length) continue;
      const params = matched(each.segments, segments);
      if (params !== null) return { route: each.route, params };
    }
    return null;
  };
}

function fixed(segments: readonly string[]): number {
  return segments.filter((each) => !each.startsWith(':')).length;
}

function matched(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [i, wanted] of pattern.entries()) {
    const given = segments[i] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decodeURIComponent(given);
    else if (wanted !== given) return null;
  }
  return params;
}
