export interface SlackEnv {
  readonly botToken: string;
  readonly appToken: string | null;
  /** Requests over HTTP instead of Socket Mode. */
  readonly http: { readonly signingSecret: string; readonly port: number; readonly host: string } | null;
  /** With a slash at its end. */
  readonly apiUrl: string | null;
}

export interface DiscordEnv {
  readonly token: string;
  readonly guildId: string | null;
  readonly apiUrl: string | null;
}

type Text = (name: string, otherwise: string) => string;

/** Slack as the environment has it; what is missing or wrong goes to `problems`. */
export function readSlack(text: Text, problems: string[]): SlackEnv | null {
  const botToken = text('SLACK_BOT_TOKEN', '');
  const appToken = text('SLACK_APP_TOKEN', '');
  const signingSecret = text('SLACK_SIGNING_SECRET', '');
  const apiUrl = readUrl('SLACK_API_URL', text, problems);
  if (botToken === '') {
    for (const [name, value] of Object.entries({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }))
      if (value !== '') problems.push(`${name} is set, but SLACK_BOT_TOKEN is not; set it too, or leave both out`);
    return null;
  }
  const port = Number(text('SLACK_PORT', 'NaN'));
  const portGiven = text('SLACK_PORT', '') !== '';
  if (portGiven && (!Number.isInteger(port) || port < 0 || port > 65_535))
    problems.push(`SLACK_PORT is "${text('SLACK_PORT', '')}"; set a port between 0 and 65535`);
  if (signingSecret !== '' && !portGiven)
    problems.push(
      'SLACK_SIGNING_SECRET is set, but SLACK_PORT is not; set the port Slack is to reach /slack/events at',
    );
  if (appToken === '' && signingSecret === '')
    problems.push(
      'SLACK_BOT_TOKEN is set alone; set SLACK_APP_TOKEN too (Socket Mode), or SLACK_SIGNING_SECRET and SLACK_PORT (HTTP)',
    );
  return {
    botToken,
    appToken: appToken || null,
    http: signingSecret !== '' && portGiven ? { signingSecret, port, host: text('SLACK_HOST', '127.0.0.1') } : null,
    apiUrl: apiUrl === null ? null : apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
  };
}

/** Discord as the environment has it. */
export function readDiscord(text: Text, problems: string[]): DiscordEnv | null {
  const token = text('DISCORD_TOKEN', '');
  const guildId = text('DISCORD_GUILD_ID', '');
  const apiUrl = readUrl('DISCORD_API_URL', text, problems);
  if (guildId !== '' && !/^\d{5,25}$/.test(guildId))
    problems.push(`DISCORD_GUILD_ID is "${guildId}"; set the number Discord copies with Copy Server ID`);
  if (token === '') return null;
  return { token, guildId: guildId || null, apiUrl: apiUrl?.replace(/\/+$/, '') ?? null };
}

function readUrl(name: string, text: Text, problems: string[]): string | null {
  const given = text(name, '');
  if (given === '') return null;
  if (URL.canParse(given) && /^https?:/.test(given)) return given;
  problems.push(`${name} is "${given}"; set a whole address such as http://127.0.0.1:3000/api/`);
  return null;
}
