import type { JsonObject } from '../../../../src/domain/json.js';

/** A modal or Home as the service keeps it. */
export interface View {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId: string | null;
  /** The trigger that opened it; empty for Home and what an acknowledgement brought. */
  readonly triggerId: string;
  externalId: string;
  /** As the app gave it, block ids filled in. */
  body: JsonObject;
  hash: string;
  errors: Readonly<Record<string, string>>;
  /** What was typed and chosen: `block_id` → `action_id` → Slack's state value. */
  values: Map<string, Map<string, JsonObject>>;
  /** How often it was published or updated. */
  revision: number;
}
