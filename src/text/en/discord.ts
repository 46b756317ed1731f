export const discord = {
  'discord.ui.risk': 'Live-stream risk: incidents, shows, silences',
  'discord.ui.share': 'Show the answer to everybody here; otherwise only you see it',
  'discord.ui.timeline': 'Add to incident timeline',
  'discord.ui.hint.incident': 'An incident, such as INC-42 or 42',
  'discord.ui.hint.incidents': 'One or more incidents: INC-42 INC-43, or all with filters',
  'discord.ui.hint.person': 'Somebody: @name, or @me',
  'discord.ui.hint.level': 'Blue, yellow, orange or red',
  'discord.ui.hint.filters': 'Narrow it: red, orange+, region=east, show=618, owner=@name',
  'discord.ui.hint.matchers': 'What it covers: region=east sku=A1',
  'discord.ui.hint.labels': 'Labels: region=east sku=A1',
  'discord.ui.hint.duration': 'How long: 30m, 2h, 1d12h, or until 18:00',
  'discord.ui.hint.time': 'When: 18:00, tomorrow 18:00, 2026-11-21 18:00 or +30m',
  'discord.ui.try': 'Try:',
  'discord.ui.typed': 'What you filled in, so that nothing is lost:',
  'discord.ui.typed.file': 'What you filled in is in the file below, so that nothing is lost.',
  'discord.ui.again': 'Open it again',
  'discord.ui.failed':
    'Something went wrong on my side, and it may not have been done. See how things stand before you try again; the log has the cause under {id}. Type:',
  'discord.ui.form.late': 'The dialog did not open in time. The same can be typed:',
  'discord.ui.unknown': 'This button or menu is from another version of me. Everything can be typed; see:',
  'discord.ui.choose': 'Which incident does this belong to?',
  'discord.ui.choose.menu': 'Choose an incident',
  'discord.ui.choose.more':
    '{n, plural, one {# more incident is} other {# more incidents are}} not in the menu. To reach one, type:',
  'discord.ui.choose.none': 'No incident is active, so there is no timeline to add this to. To open one, type:',
  'discord.ui.no-words': 'That message has no words I could add to a timeline. You can write them yourself:',
  'discord.ui.presence.red': '{n} red',
  'discord.ui.presence.orange': '{n} orange',
  'discord.ui.presence.yellow': '{n} yellow',
  'discord.ui.presence.blue': '{n} blue',
  'discord.ui.presence.calm': 'All calm',
  'discord.field': '{name}:',
  'discord.more-lines': '{n, plural, one {# more line} other {# more lines}}',
  'discord.menu': 'More…',
  'discord.menu.more': 'More… ({n} left out)',
  'discord.permission.ViewChannel': 'View Channel',
  'discord.permission.SendMessages': 'Send Messages',
  'discord.permission.EmbedLinks': 'Embed Links',
  'discord.permission.CreatePublicThreads': 'Create Public Threads',
  'discord.permission.SendMessagesInThreads': 'Send Messages in Threads',
  'discord.permission.ReadMessageHistory': 'Read Message History',
  'discord.permission.ManageThreads': 'Manage Threads',
  'discord.fix.channel-unknown':
    'Discord has no channel {where} that I can see. Correct it in the configuration, or invite me to its server; names are written #name, ids as Discord copies them.',
  'discord.fix.channel-gone':
    'The channel {where} no longer exists in Discord. Make it again, or correct it in the configuration.',
  'discord.fix.channel-kind':
    '{where} is not a channel messages can be written into. Name a text, announcement or forum channel in the configuration.',
  'discord.fix.access':
    'I cannot see {where} in Discord. Open its settings, Permissions, add my role and allow {permissions}.',
  'discord.fix.permission':
    'Discord does not let me {what} in {where}. Open its settings, Permissions, my role, and allow {permissions}.',
  'discord.fix.doing.post': 'post a message',
  'discord.fix.doing.edit': 'bring a message up to date',
  'discord.fix.doing.thread': 'open a thread',
  'discord.fix.doing.line': 'write in a thread',
  'discord.fix.doing.look': 'read what was posted',
  'discord.fix.token':
    'Discord refuses my token. Make a new one in the developer portal (Bot, Reset Token), put it into DISCORD_TOKEN and start me again.',
  'discord.fix.message-gone':
    'The message in {where} was deleted in Discord, so it can no longer be brought up to date. /risk info shows how things stand.',
  'discord.fix.thread-gone':
    'The thread of this card in {where} was deleted in Discord, so no more history can be added to it.',
  'discord.fix.thread-locked':
    'The thread of this card in {where} is locked. Unlock it in Discord, or allow me {permissions} there.',
  'discord.fix.threads-full': 'The server of {where} has as many open threads as Discord allows. Close some of them.',
  'discord.fix.blocked':
    'AutoMod or a filter of the server of {where} blocked my message. Exempt my role in Server Settings, AutoMod.',
  'discord.fix.direct-closed':
    'Discord does not let me write to {where} privately. They must allow direct messages from members of the server I am in.',
  'discord.fix.payload': 'Discord refused the message itself, which is a fault of mine: {why}',
} as const;
