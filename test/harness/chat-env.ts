import type { FakeDiscord } from './discord/fake-discord.js';
import type { FakeSlack } from './slack/fake-slack.js';

/** Settings that point a bot of its own process to both fakes. */
export function chatEnv(slack: FakeSlack, discord: FakeDiscord): Readonly<Record<string, string>> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    DISCORD_TOKEN: discord.token,
    DISCORD_GUILD_ID: discord.guildId,
    DISCORD_API_URL: discord.url,
  };
}
