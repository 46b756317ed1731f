import type { CalledBecause, PendingContact } from './escalation/contact.js';
import type { ResponseEvent } from './events-response.js';
import type { Figures } from './finding.js';
import type { Outcome, PolicyStep } from './incident.js';
import type { Level } from './level.js';
import type { MoneyAtRisk } from './money.js';
import type { Labels } from './signal.js';
import type { Say, Worded } from './text.js';

/** What happened to an incident. `evolve` folds these into its state; nothing else changes one. */
export type IncidentEvent =
  | ResponseEvent
  | {
      readonly type: 'opened';
      readonly level: Level;
      readonly title: Worded;
      readonly rule: string | null;
      readonly labels: Labels;
      readonly groupKey: string;
      readonly subject: string;
      readonly owner: string | null;
      readonly policy: readonly PolicyStep[];
      readonly channels: readonly string[];
      readonly drill: boolean;
      readonly restricted?: boolean;
    }
  | {
      readonly type: 'alert-fired';
      readonly fingerprint: string;
      readonly rule: string;
      readonly level: Level;
      readonly title: Worded;
      readonly subject: string;
      readonly labels: Labels;
      readonly reasons: readonly Say[];
      readonly figures: Figures;
      readonly signals: readonly string[];
      readonly flapping: boolean;
    }
  | {
      readonly type: 'alert-cleared';
      readonly fingerprint: string;
      readonly title: Worded;
      readonly labels: Labels;
      readonly reasons: readonly Say[];
    }
  | {
      readonly type: 'alert-hidden';
      readonly fingerprint: string;
      readonly title: Worded;
      readonly labels: Labels;
      readonly by: string;
      readonly id: string;
    }
  | { readonly type: 'money'; readonly money: MoneyAtRisk }
  | {
      readonly type: 'level';
      readonly from: Level;
      readonly to: Level;
      readonly why: string;
      readonly held: boolean /** Frozen anew when the level goes up. */;
      readonly policy?: readonly PolicyStep[];
    }
  | {
      readonly type: 'acknowledged';
      readonly by: string /** How long it lasts without a stir, ms; 0: for ever. */;
      readonly forMs: number;
      readonly expiresAt: number | null;
      readonly note: string;
    }
  | { readonly type: 'ack-expired' /** Nobody stirred, or the level went up. */; readonly why: 'quiet' | 'level-up' }
  | { readonly type: 'unacknowledged'; readonly note: string }
  | { readonly type: 'owned'; readonly by: string }
  /** `byDefault`: as the configuration has it; whoever a person names stands above that. */
  | { readonly type: 'assigned'; readonly to: string; readonly role: string; readonly byDefault?: boolean }
  | {
      readonly type: 'escalated';
      /** Index of the policy step; null for one a person asked for. */
      readonly step: number | null;
      readonly channels: readonly string[];
      readonly people: readonly string[];
      readonly groups: readonly string[];
      readonly why: string;
      readonly dueAt: number;
      /** Ids of outgoing webhooks of the step itself. */
      readonly webhooks?: readonly string[];
      /** Why each of `people` is called. */
      readonly because?: readonly CalledBecause[];
      /** Ways they are still to be called in. */
      readonly ways?: readonly PendingContact[];
      /** All of `people` have to acknowledge. */
      readonly all?: boolean;
      /** Targets that came to nobody: `schedule:ops`. */
      readonly vacant?: readonly string[];
      /** How much after `dueAt` it was taken, where that is late; ms. */
      readonly lateMs?: number;
      /** Those of `people` who are called by one message to this and to what else calls them. */
      readonly together?: readonly string[];
      /** It calls only while a show is on, and none was: it is taken and calls nobody. */
      readonly noShow?: boolean;
    }
  /** `message`: the ref of the chat message it was taken from. */
  | { readonly type: 'noted'; readonly text: string; readonly message?: string }
  | { readonly type: 'snoozed'; readonly until: number }
  | { readonly type: 'snooze-ended' }
  | { readonly type: 'mitigated'; readonly note: string }
  | { readonly type: 'resolved'; readonly outcome: Outcome | null; readonly note: string; readonly auto: boolean }
  | { readonly type: 'reopened'; readonly why: string; readonly auto: boolean }
  /** Its card now stands in these channels too. */
  | { readonly type: 'posted'; readonly channels: readonly string[] }
  /** Listed in a storm's digest instead of a card of its own. */
  | { readonly type: 'digested'; readonly digest: string }
  | { readonly type: 'closed' }
  /** Who may know what it is about is limited from here on, or (`on` false) no longer. */
  | { readonly type: 'restricted'; readonly on: boolean }
  | { readonly type: 'merged'; readonly into: number }
  | {
      readonly type: 'absorbed';
      readonly from: number;
      readonly firing: readonly string[];
      readonly cleared: readonly string[];
    };
