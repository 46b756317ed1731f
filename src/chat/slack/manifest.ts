import { Document, isScalar } from 'yaml';
import { sentence } from '../../text/catalogue.js';
import { sayText } from '../../text/say.js';
import { SHORTCUT, SHORTCUT_NAME, SLASH_COMMAND, USAGE_HINT } from './interact/names.js';
import { EVENTS, SCOPES } from './scopes.js';

const HEAD = ` Made by \`npm run docs\` from src/chat/slack/manifest.ts; do not edit.
 The Slack app of Tocsin: api.slack.com/apps → Create New App → From a manifest, and paste this.
 Without Socket Mode: socket_mode_enabled: false, and https://<your host>/slack/events as \`url\` of the command and as
 \`request_url\` of event_subscriptions and interactivity.`;

const SCOPE_LIST = ['oauth_config', 'scopes', 'bot'];

/** The text of slack/manifest.yaml: the app as the code needs it. */
export function renderManifest(): string {
  const manifest = new Document({
    display_information: {
      name: 'Tocsin',
      description: word('slack.ui.manifest.description'),
      long_description: word('slack.ui.manifest.long'),
      background_color: '#7a1f1f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Tocsin', always_online: true },
      shortcuts: [
        {
          name: SHORTCUT_NAME,
          type: 'message',
          callback_id: SHORTCUT,
          description: word('slack.ui.manifest.shortcut'),
        },
      ],
      slash_commands: [
        {
          command: SLASH_COMMAND,
          description: word('slack.ui.manifest.command'),
          usage_hint: USAGE_HINT,
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: SCOPES.map(({ name }) => name) } },
    settings: {
      event_subscriptions: { bot_events: [...EVENTS] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  });
  manifest.commentBefore = HEAD;
  for (const [i, { why }] of SCOPES.entries()) {
    const item = manifest.getIn([...SCOPE_LIST, i], true);
    if (isScalar(item)) item.comment = ` ${word(why)}`;
  }
  return manifest.toString({ lineWidth: 0 });
}

function word(key: Parameters<typeof sentence>[0]): string {
  return sayText('en', 'UTC', sentence(key), 0);
}
