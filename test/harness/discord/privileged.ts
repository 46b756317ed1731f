import { intents, type Service } from './service.js';

/** Intents that were not switched on for the application. */
export function forbidden(service: Service): number {
  const on = new Set(service.options.privileged ?? []);
  return (
    (on.has('GuildMembers') ? 0 : intents.guildMembers) |
    (on.has('GuildPresences') ? 0 : intents.guildPresences) |
    (on.has('MessageContent') ? 0 : intents.messageContent)
  );
}
