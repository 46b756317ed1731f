import type { Events } from '../link/events.js';
import type { Link } from '../link/link.js';
import type { Responses } from '../link/responses.js';
import type { Triggers } from '../link/triggers.js';
import type { Team, User } from '../state/team.js';
import type { World } from '../state/world.js';

/** What a person acts with. */
export interface Stage {
  readonly world: World;
  readonly team: Team;
  readonly user: User;
  readonly link: Link;
  readonly events: Events;
  readonly triggers: Triggers;
  readonly responses: Responses;
}
