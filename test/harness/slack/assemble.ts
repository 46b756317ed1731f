import type { FakeSlackOptions, Limits } from './api/options.js';
import type { Person } from './api/person.js';
import { Events } from './link/events.js';
import { Link } from './link/link.js';
import { Responses } from './link/responses.js';
import { SocketMode } from './link/socket-mode.js';
import { Triggers } from './link/triggers.js';
import { Actor } from './person/person.js';
import { FrontDoor } from './server.js';
import type { Channel } from './state/channel.js';
import { DEFAULT_EVENTS, DEFAULT_WORKSPACE } from './state/defaults.js';
import type { Team, User } from './state/team.js';
import { World } from './state/world.js';
import { Rates, SLACK_LIMITS } from './web/rates.js';
import { WebApi } from './web/web-api.js';

export interface Parts {
  readonly world: World;
  readonly door: FrontDoor;
  readonly sockets: SocketMode;
  readonly link: Link;
  readonly events: Events;
  readonly api: WebApi;
  readonly actor: (team: Team, user: User, findChannel: (nameOrId: string) => Channel) => Person;
}

/** Every part of the service, each given what it works with. */
export function assemble(options: FakeSlackOptions): Parts {
  const world = new World(
    {
      id: options.appId ?? 'A0001',
      name: 'Tocsin',
      token: options.appToken ?? 'xapp-1-A0001-app-token',
      signingSecret: options.signingSecret ?? 'a-signing-secret',
      verification: 'verification-token',
      commands: options.commands ?? null,
      events: new Set(options.events ?? DEFAULT_EVENTS),
      ackMs: options.ackMs ?? 3_000,
    },
    options.now ?? Date.now,
  );
  for (const spec of options.workspaces ?? [DEFAULT_WORKSPACE]) world.addTeam(spec);
  const sockets: SocketMode = new SocketMode(world, () => door.port);
  const link = new Link(world, sockets);
  const events = new Events(world, link);
  const triggers = new Triggers(world);
  const base = (): string => `http://127.0.0.1:${door.port}/`;
  const responses: Responses = new Responses(world, base);
  const rates = new Rates(limitsOf(options.limits ?? 'on'), world.now);
  const api = new WebApi(world, events, triggers, rates, () => sockets.openLink(), base);
  const door = new FrontDoor(api, responses, sockets, world);
  const actor: Parts['actor'] = (team, user, findChannel) =>
    new Actor({ world, team, user, link, events, triggers, responses }, findChannel);
  return { world, door, sockets, link, events, api, actor };
}

function limitsOf(limits: NonNullable<FakeSlackOptions['limits']>): Limits | null {
  if (limits === 'off') return null;
  return limits === 'on' ? SLACK_LIMITS : { ...SLACK_LIMITS, ...limits };
}
