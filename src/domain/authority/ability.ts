import type { Permission } from '../person.js';

/** What people may do, one by one. */
export const ABILITIES = [
  'look',
  'acknowledge',
  'handle', // own, assign, escalate, note, snooze, file plans and updates, raise a level
  'resolve',
  'request', // ask for an approval; draw within one's limits
  'run', // playbooks
  'level-down',
  'silence',
  'shows',
  'checks',
  'configure', // reload, replay, other people's accounts
  'duty', // change who is on duty for others
  'approve',
  'veto',
  'restricted', // see what restricted incidents are about
] as const;
export type Ability = (typeof ABILITIES)[number];

const READ: readonly Ability[] = ['look'];
const ACT: readonly Ability[] = [...READ, 'acknowledge', 'handle', 'resolve', 'request', 'run'];
const MANAGE: readonly Ability[] = [...ACT, 'level-down', 'silence', 'shows', 'checks', 'configure', 'duty'];

/** What no permission gives. */
export const ROLES_ONLY = ['approve', 'veto', 'restricted'] as const satisfies readonly Ability[];

/** What a permission alone gives. Approving, vetoing and seeing restricted incidents come by a role only. */
export const OF_PERMISSION: Readonly<Record<Permission, readonly Ability[]>> = {
  read: READ,
  act: ACT,
  manage: MANAGE,
};
