import type { WorkspaceSpec } from '../api/options.js';

/** The workspace there is where a test names none. */
export const DEFAULT_WORKSPACE: WorkspaceSpec = {
  id: 'T0001',
  domain: 'shop',
  name: 'Shop',
  users: [
    { id: 'U0001', name: 'lina', realName: 'Li Na' },
    { id: 'U0002', name: 'wangwei', realName: 'Wang Wei', locale: 'zh-CN' },
  ],
  channels: [
    { id: 'C0001', name: 'ops' },
    { id: 'C0002', name: 'general' },
  ],
};

export const DEFAULT_EVENTS: readonly string[] = ['app_home_opened', 'reaction_added', 'reaction_removed'];
