import type { Away } from './api.js';
import type { Json } from './json.js';

interface Planned {
  readonly method: string;
  readonly path: RegExp;
  readonly status: number;
  readonly body: Json;
  left: number;
}

/** Failures asked for by a test. */
export class Failures {
  away: Away | null = null;
  readonly #planned: Planned[] = [];

  plan(method: string, path: string | RegExp, status: number, body: Json | undefined, times: number): void {
    const pattern =
      typeof path === 'string'
        ? new RegExp(
            `^${path
              .split('*')
              .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
              .join('[^/]+')}$`,
          )
        : path;
    const usual = { message: `${status}: planned by a test`, code: 0 };
    this.#planned.push({ method: method.toUpperCase(), path: pattern, status, body: body ?? usual, left: times });
  }

  /** The answer planned for a request, used up by asking. */
  next(
    method: string,
    path: string,
  ): { readonly status: number; readonly body: Json; readonly headers?: Readonly<Record<string, string>> } | null {
    const found = this.#planned.find((each) => each.left > 0 && each.method === method && each.path.test(path));
    if (found === undefined) return null;
    found.left--;
    const wait = found.body.retry_after;
    if (found.status !== 429 || typeof wait !== 'number') return found;
    const global = found.body.global === true;
    return {
      status: 429,
      body: found.body,
      headers: {
        'retry-after': String(Math.ceil(wait)),
        'x-ratelimit-scope': global ? 'global' : 'user',
        ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      },
    };
  }
}
