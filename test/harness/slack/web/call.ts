import type { JsonObject } from '../../../../src/domain/json.js';
import type { Events } from '../link/events.js';
import type { Triggers } from '../link/triggers.js';
import type { Team } from '../state/team.js';
import type { World } from '../state/world.js';
import type { Args } from './args.js';

/** What every method works with. */
export interface Call {
  readonly world: World;
  readonly team: Team;
  readonly args: Args;
  readonly events: Events;
  readonly triggers: Triggers;
  /** Gives out a URL for one Socket Mode connection. */
  readonly openLink: () => string;
  /** Where this service is reached, with a slash at its end. */
  readonly base: () => string;
}

/** One method of the Web API. */
export interface Method {
  /** The scope asked for, `a|b` for either, or what decides it; null for none. */
  readonly scope: string | null | ((call: Call) => string | null);
  readonly tier: 1 | 2 | 3 | 4 | 'special';
  readonly token?: 'app' | 'none';
  /** Carries it out; throws SlackError. Answers what goes beside `ok`. */
  readonly handle: (call: Call) => JsonObject;
}
