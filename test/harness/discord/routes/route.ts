import type { Permission } from '../api.js';
import type { Upload } from '../attachments.js';
import { missingAccess, missingPermissions } from '../refusal.js';
import type { Service } from '../service.js';
import { fallAsleep } from '../sleep.js';
import type { Channel } from '../world.js';

/** A request as a route sees it. */
export interface Call {
  readonly service: Service;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Upload[];
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Rate {
  /** Requests in a window of so many milliseconds. */
  readonly limit: number;
  readonly windowMs: number;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` is a parameter. */
  readonly path: string;
  /** A token in the path stands for the bot's; the global limit does not count it. */
  readonly open?: boolean;
  /** Per major parameter: channel, guild or webhook. */
  readonly rate?: Rate | null;
  /** Limits of the body that the published document does not have. @throws Refusal 50035 */
  check?(call: Call): void;
  /** @throws Refusal */
  handle(call: Call): Reply;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const done: Reply = { status: 204 };

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}`);
  return value;
}

/** A channel the bot can see. @throws Refusal 10003, 50001 */
export function reach(service: Service, id: string): Channel {
  const channel = service.world.channel(id);
  fallAsleep(service, channel);
  if (!service.world.mayBot(channel).has('ViewChannel')) throw missingAccess();
  return channel;
}

/** @throws Refusal 50013 */
export function need(service: Service, channel: Channel, ...permissions: readonly Permission[]): void {
  if (channel.kind === 'dm') return;
  const may = service.world.mayBot(channel);
  if (!permissions.every((each) => may.has(each))) throw missingPermissions();
}
