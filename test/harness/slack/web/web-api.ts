import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '../../../../src/domain/json.js';
import type { CallRecord } from '../api/seen.js';
import type { Failure } from '../api/service.js';
import type { Events } from '../link/events.js';
import type { Triggers } from '../link/triggers.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import { Args } from './args.js';
import type { Call, Method } from './call.js';
import { addressee } from './methods/chat-post.js';
import { METHODS } from './methods/index.js';
import type { Rates } from './rates.js';
import { missingScope } from './scopes.js';
import { refused, SlackError } from './slack-error.js';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Destroy the connection instead of answering. */
  readonly drop?: boolean;
}

/** Takes one call of the Web API: who calls, how often, with which right; then the method itself. */
export class WebApi {
  readonly calls: CallRecord[] = [];
  readonly tooEarly: CallRecord[] = [];
  readonly #failures = new Map<string, Failure[]>();

  constructor(
    readonly world: World,
    readonly events: Events,
    readonly triggers: Triggers,
    readonly rates: Rates,
    readonly openLink: () => string,
    readonly base: () => string,
  ) {}

  failNext(method: string, failure: Failure, times: number): void {
    const planned = this.#failures.get(method) ?? [];
    this.#failures.set(method, [...planned, ...Array.from({ length: times }, () => failure)]);
  }

  handle(name: string, headers: IncomingHttpHeaders, body: string): Reply {
    const failure = this.#failures.get(name)?.shift();
    const known: Known = { team: null, args: {} };
    const dropsAfter = failure && 'drop' in failure && failure.drop === 'after-processing';
    const reply = failure && !dropsAfter ? planned(failure) : this.#carryOut(name, headers, body, known);
    const { token: _, ...args } = known.args;
    const result = reply.result + (dropsAfter ? ', dropped' : '');
    const record = { method: name, team: known.team?.id ?? null, args, result, at: this.world.now() };
    this.calls.push(record);
    if (reply.tooEarly) this.tooEarly.push(record);
    this.world.changes.changed();
    const scopes: Record<string, string> = known.team === null ? {} : { 'x-oauth-scopes': known.team.scopes.join(',') };
    return { ...reply, headers: { ...reply.headers, ...scopes }, drop: dropsAfter || reply.drop === true };
  }

  #carryOut(name: string, headers: IncomingHttpHeaders, body: string, known: Known): Outcome {
    try {
      const args = Args.read(body, headers['content-type'] ?? '');
      known.args = args.all;
      const method = METHODS.get(name);
      if (!method) throw new SlackError('unknown_method', { req_method: name });
      known.team = this.#authorize(method, headers.authorization?.replace(/^Bearer /i, '') ?? args.text('token'));
      const team = known.team ?? this.world.team();
      const { world, events, triggers, openLink, base } = this;
      return this.#permitted(name, method, { world, team, args, events, triggers, openLink, base });
    } catch (error) {
      if (error instanceof SlackError) return answer({ ok: false, error: error.error, ...error.more });
      throw error;
    }
  }

  /** The workspace a token belongs to; null for an app token or none. Throws SlackError. */
  #authorize(method: Method, token: string | null): Team | null {
    if (method.token === 'none') return null;
    if (token === null) throw new SlackError('not_authed');
    if (token === this.world.app.token) {
      if (method.token !== 'app') throw new SlackError('not_allowed_token_type');
      return null;
    }
    const team = [...this.world.teams.values()].find((entry) => entry.botToken === token);
    if (!team) throw new SlackError('invalid_auth');
    if (team.token === 'revoked') throw new SlackError('token_revoked');
    if (team.token === 'inactive') throw new SlackError('account_inactive');
    if (method.token === 'app') throw new SlackError('not_allowed_token_type');
    return team;
  }

  #permitted(name: string, method: Method, call: Call): Outcome {
    const channel = name === 'chat.postMessage' ? (addressee(call)?.id ?? call.args.text('channel') ?? '') : null;
    const refusal = this.rates.refuse(call.team.id, name, method.tier, channel);
    if (refusal) {
      const headers = { 'retry-after': String(refusal.retryAfter) };
      return { ...answer({ ok: false, error: 'ratelimited' }), status: 429, headers, tooEarly: refusal.tooEarly };
    }
    const needed = typeof method.scope === 'function' ? method.scope(call) : method.scope;
    const missing = missingScope(needed, call.team.scopes);
    const accepted = { 'x-accepted-oauth-scopes': (needed ?? '').replaceAll('|', ',') };
    if (missing !== null) {
      const error = { ok: false, error: 'missing_scope', needed: missing, provided: call.team.scopes.join(',') };
      return { ...answer(error), headers: accepted };
    }
    return { ...answer({ ok: true, ...method.handle(call) }), headers: accepted };
  }
}

interface Known {
  team: Team | null;
  args: JsonObject;
}

interface Outcome extends Reply {
  readonly result: string;
  readonly tooEarly?: boolean;
}

function answer(body: JsonObject): Outcome {
  const result = body.ok === true ? 'ok' : String(body.error);
  return { status: 200, headers: {}, body: JSON.stringify(body), result };
}

function planned(failure: Failure): Outcome {
  if ('error' in failure)
    return answer({ ok: false, ...refused(failure.error, []).more, error: failure.error, ...failure.more });
  if ('drop' in failure) return { status: 200, headers: {}, body: '', drop: true, result: 'dropped' };
  const headers: Record<string, string> =
    failure.retryAfter === undefined ? {} : { 'retry-after': String(failure.retryAfter) };
  const body = failure.httpStatus === 429 ? '{"ok":false,"error":"ratelimited"}' : '<html>Server Error</html>';
  return { status: failure.httpStatus, headers, body, result: `http ${failure.httpStatus}` };
}
