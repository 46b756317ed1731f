/** As people write them. */
export const CHAT_NAMES: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' };
