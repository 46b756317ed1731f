import type { Json } from './json.js';
import { userJson } from './render-member.js';
import { application } from './routes/account.js';
import type { Service } from './service.js';

/** What READY tells a bot that identified. */
export function readyOf(service: Service, sessionId: string, url: string): Json {
  const { id, flags } = application(service);
  return {
    v: 10,
    user: { ...userJson(service.world.bot), verified: true, mfa_enabled: false, email: null },
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: url,
    shard: [0, 1],
    application: { id, flags },
    guilds: [{ id: service.world.guildId, unavailable: true }],
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
    geo_ordered_rtc_regions: [],
  };
}
