export const slack = {
  'slack.more': 'More…',
  'slack.more-lines': '… {n, plural, one {# more line} other {# more lines}}',
  'slack.group-unknown':
    'I could not call {group}: Slack knows no user group of that name (group "{id}" of the configuration).',
  'slack.group-unread':
    'I could not call {group}: Slack does not let me read its user groups ({why}). The app needs the scope usergroups:read.',
  'slack.fix.not-in-channel':
    'Slack does not let me post to {channel}: I am not in that channel. Type /invite @Tocsin there.',
  'slack.fix.channel-not-found':
    'Slack shows me no channel {channel}. Make it in Slack, or correct its address in the configuration; if it is private, type /invite @Tocsin there.',
  'slack.fix.archived':
    '{channel} is archived in Slack, so nothing can be posted there. Unarchive it, or put another channel into the configuration.',
  'slack.fix.missing-scope':
    "Slack refuses what I need for {channel}: the app lacks the scope {scope}. Add it on the app''s page under OAuth & Permissions, then install the app anew.",
  'slack.fix.token':
    'Slack does not accept the token in {tokenEnv} ({error}). Copy the Bot User OAuth Token (xoxb-…) from api.slack.com/apps → your app → OAuth & Permissions (if it is the same, install the app anew there), put it into {tokenEnv} and restart me.',
  'slack.fix.organisation':
    'The Slack organisation keeps me out ({error}). Ask one of its owners to approve the app for this workspace.',
  'slack.fix.restricted':
    'Only certain members may write in {channel} or make channels in this Slack workspace ({error}). Ask an owner to allow the app to, or put another channel into the configuration.',
  'slack.fix.direct':
    "Slack does not deliver my direct messages to {channel} ({error}). Check the account, and on the app''s page under App Home that the Messages Tab is on.",
  'slack.fix.refused':
    'Slack refused a message for {channel} as malformed ({error}), so it was left out. Please report it with this word; /risk list shows what you missed.',
  'slack.fix.message-gone':
    'A message of mine in {channel} can no longer be edited ({error}): somebody deleted it. /risk info shows the incident as it is now.',
  'slack.fix.unknown':
    'Slack refused a message for {channel}: {error}. What that means is listed at docs.slack.dev/reference/methods/chat.postMessage.',
  'slack.fix.room-name':
    'Slack has no free name for the channel of this incident: {name} and its like are taken. Rename or delete the old channels.',
  'slack.fix.workspace':
    'Channel {channel} lives in the Slack workspace "{workspace}", for which I have no token. List that workspace in the configuration and set its token.',
  'slack.ui.try': 'Try: {line}',
  'slack.ui.failed':
    'That did not work, and it is my fault, not yours. Try again in a moment; if it stays so, tell whoever runs me: the log says why.',
  'slack.ui.late': 'Slack took too long to let the dialog open. Press again, or type it.',
  'slack.ui.unknown-button': 'I no longer know what this button stands for. Ask anew and use the fresh answer.',
  'slack.ui.wait': 'One moment…',
  'slack.ui.close': 'Close',
  'slack.ui.cancel': 'Cancel',
  'slack.ui.home.more': '… {n, plural, one {# more section} other {# more sections}} left out',
  'slack.ui.pin.title': 'Add to timeline',
  'slack.ui.pin.submit': 'Add',
  'slack.ui.pin.which': 'Which incident does it belong to?',
  'slack.ui.pin.quote': '“{text}”',
  'slack.ui.pin.none': 'No incident is open that this message could belong to.',
  'slack.ui.pin.own': 'That message is one of mine: what it says is in the timeline already.',
  'slack.ui.pin.empty':
    'There are no words in that message that could go into a timeline. Write what it shows as a note instead.',
  'slack.ui.pin.where':
    'No incident belongs to this place. To choose one, open the message’s menu and take “Add to incident timeline”.',
  'slack.ui.manifest.description':
    'Risk warnings of live-stream commerce: one card per incident, answered where you read it.',
  'slack.ui.manifest.long':
    'Tocsin watches shows, stock, deliveries, suppliers and systems, and warns in blue, yellow, orange and red. Each incident is one card that stays up to date, whoever acts on it and wherever. Acknowledge, escalate, silence and resolve with its buttons or with /risk; the Home tab shows how things stand.',
  'slack.ui.manifest.shortcut': 'Puts this message into the timeline of an incident',
  'slack.ui.manifest.command': 'Look at risks and handle them',
  'slack.ui.scope.bookmarks-read': 'sees which links an incident channel has already',
  'slack.ui.scope.bookmarks-write': 'keeps links at the top of an incident channel',
  'slack.ui.scope.channels-history':
    'reads a message that is added to a timeline, and looks whether a message arrived before repeating it',
  'slack.ui.scope.channels-manage': 'makes, names, fills and archives incident channels',
  'slack.ui.scope.channels-read': 'finds public channels by name',
  'slack.ui.scope.chat-write': 'posts cards and keeps them up to date',
  'slack.ui.scope.commands': '/risk and the message shortcut',
  'slack.ui.scope.groups-history': 'the same as channels:history, in private channels',
  'slack.ui.scope.groups-read': 'finds private channels by name',
  'slack.ui.scope.im-history': 'looks whether a direct message arrived before repeating it',
  'slack.ui.scope.im-write': 'sends direct messages to people who are called',
  'slack.ui.scope.pins-write': 'pins the card in an incident channel',
  'slack.ui.scope.reactions-read': 'sees the :pushpin: that adds a message to a timeline',
  'slack.ui.scope.usergroups-read': 'calls user groups by name',
  'slack.ui.scope.users-read': 'answers people in their language and time zone',
} as const;
