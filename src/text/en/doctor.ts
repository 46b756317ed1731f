/** `tocsin doctor`: what it tries, what it finds, how to mend it. */
export const doctor = {
  'doctor.section.config': 'Configuration',
  'doctor.section.way': 'The way back',
  'doctor.summary.well':
    'All is well: {well, plural, one {# check} other {# checks}} passed{warned, plural, =0 {} one {, # warning} other {, # warnings}}.',
  'doctor.summary.failed':
    '{failed, plural, one {# failure} other {# failures}}{warned, plural, =0 {} one {, # warning} other {, # warnings}}; {well, plural, one {# check} other {# checks}} passed{skipped, plural, =0 {} other {, not everything was tried}}.',
  'doctor.summary.broken-off':
    'Broken off: {failed, plural, one {# failure} other {# failures}} so far, {well, plural, one {# check} other {# checks}} passed{warned, plural, =0 {} one {, # warning} other {, # warnings}}{skipped, plural, =0 {} other {, not everything was tried}}.',
  'doctor.config.warning': '{place} {what}',
  'doctor.no-token': 'No chat has a token, so there is nothing to examine.',
  'doctor.no-token.mend':
    'Follow “Slack in five minutes” or “Discord in five minutes” in README.md; at their end SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN, are set.',
  'doctor.off': 'Off: {variable} is not set.',
  'doctor.reach': '{service} answers at {url}, and our clocks agree.',
  'doctor.clock':
    '{service} answers, but the clock of this machine is {skew} {side, select, ahead {ahead} other {behind}}.',
  'doctor.clock.mend':
    'Have this machine keep its time by NTP (timedatectl set-ntp true). From {most} on, signed requests have to be refused, and messages are looked for at the wrong time.',
  'doctor.away': '{service} cannot be reached: {why}.',
  'doctor.away.mend':
    'Look at this machine’s network, DNS and proxy for {url}, at {variable}, and at the service’s own status page.',
  'doctor.trouble': 'The examination of {service} ended early: {why}.',
  'doctor.trouble.mend': 'Run it again; if it ends there again, report it with these words.',
  'doctor.skipped': 'The rest of {service} was not tried.',

  'doctor.channel': 'Channel {id}: I can post to {address}.',
  'doctor.channel.named': 'Channel {id}: I can post to {address}, which is {name}.',
  'doctor.channel.bad': 'Channel {id}: I cannot post to {address}{why, select, none {} other { ({why})}}.',
  'doctor.channel.skipped': 'Channel {id} ({address}) was not tried: its workspace does not let me in.',
  'doctor.channel.none': 'No channel of the configuration lives in {service}, so nothing will be posted there.',
  'doctor.channel.none.mend': 'Add one under channels in tocsin.yaml, with platform: {platform}.',
  'doctor.group': 'Group {id}: {name} can be called.',
  'doctor.group.missing': 'Group {id}: {service} knows no {name}.',
  'doctor.group.unread': 'Group {id}: {service} does not let me look for {name} ({why}).',
  'doctor.people': '{n, plural, one {The account in people.yaml is} other {All # accounts in people.yaml are}} there.',
  'doctor.people.none':
    'Nobody in people.yaml has an account of {service} yet; whoever types or presses something is told how to be linked.',
  'doctor.person.missing': '{who}: {service} knows no account {account}.',
  'doctor.person.gone': '{who}: the {service} account {account} was deactivated.',
  'doctor.person.unread': '{who}: {service} does not let me look for the account {account} ({why}).',

  'doctor.slack.workspace': 'Workspace {id} stays off: {variable} is not set.',
  'doctor.slack.workspace.mend':
    'Install the app there, put its Bot User OAuth Token into {variable}, or take {id} out of workspaces in tocsin.yaml.',
  'doctor.slack.signed-in': 'Signed in to {team} as @{bot} with {tokenEnv}.',
  'doctor.slack.refused': 'Slack refuses the token in {tokenEnv} ({why}).',
  'doctor.slack.no-bot': '{tokenEnv} signs in to {team} as a person, @{bot}, not as a bot.',
  'doctor.slack.no-bot.mend':
    'Put the Bot User OAuth Token (xoxb-…) into {tokenEnv}: api.slack.com/apps → your app → OAuth & Permissions.',
  'doctor.slack.scopes': 'All {n} scopes are granted in {team}.',
  'doctor.slack.scopes.missing': 'Scopes missing in {team}: {scopes}.',
  'doctor.slack.scopes.mend':
    'api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes: add {scopes} (slack/manifest.yaml lists them all), then press Reinstall to Workspace.',
  'doctor.slack.scopes.untold': 'Slack does not say which scopes are granted in {team}; the checks below show it.',
  'doctor.slack.socket': 'Socket Mode lets me in with {variable}.',
  'doctor.slack.socket.none': 'Nothing typed or pressed in Slack would reach me: {variable} is not set.',
  'doctor.slack.socket.refused': 'Socket Mode does not let me in with {variable} ({why}).',
  'doctor.slack.socket.mend':
    'api.slack.com/apps → your app → Basic Information → App-Level Tokens: make one with the scope connections:write, put it into {variable}, and see under Socket Mode that it is on.',
  'doctor.slack.port':
    'Slack’s requests can be listened to on {host}:{port}; the app’s Request URLs must lead there, to /slack/events.',
  'doctor.slack.port.bot': 'On {host}:{port} a bot is listening to Slack already.',
  'doctor.slack.port.taken': 'Slack’s requests cannot be listened to on {host}:{port} ({why}).',
  'doctor.slack.port.mend': 'End what has port {port}, or set SLACK_PORT (and SLACK_HOST) to what is free.',
  'doctor.slack.group.mend':
    'Under groups in tocsin.yaml give {id} the handle of a user group, such as "@night-shift", or its id (S…), or make the group in Slack.',
  'doctor.slack.person.mend':
    'Correct {account} in people.yaml (in Slack: profile → ⋮ → Copy member ID), or take it out.',

  'doctor.discord.invite': 'To let me into a server, open {url}',
  'doctor.discord.signed-in': 'The token is that of the bot {bot}, application {app}.',
  'doctor.discord.refused': 'Discord does not take DISCORD_TOKEN ({why}).',
  'doctor.discord.guild': 'I am in the server {name} ({id}).',
  'doctor.discord.guild.none': 'I am in no server.',
  'doctor.discord.guild.missing': 'I am not in the server {id} ({why}).',
  'doctor.discord.guild.mend': 'Open {url} and choose the server; if its number is wrong, correct DISCORD_GUILD_ID.',
  'doctor.discord.gateway': 'The gateway lets me in, so what is pressed can reach me.',
  'doctor.discord.gateway.lost': 'The gateway does not let me in: {why}.',
  'doctor.discord.gateway.lost.mend':
    'See that this machine and its proxy let WebSocket connections out to Discord (wss, port 443), then run this again.',
  'doctor.discord.gateway.refused': 'The gateway does not let me in (close code {code}).',
  'doctor.discord.gateway.refused.mend':
    'What {code} means is listed at discord.com/developers/docs/topics/opcodes-and-status-codes.',
  'doctor.discord.gateway.intents':
    'I ask for Guilds alone, which needs no approval: see in the developer portal whether the application was restricted.',
  'doctor.discord.commands':
    '/risk is registered as it should be, {scope, select, guild {in the server of DISCORD_GUILD_ID} other {in every server}}.',
  'doctor.discord.commands.differ': '/risk is not registered as this version has it.',
  'doctor.discord.commands.start': 'Start the bot: it registers its commands by itself.',
  'doctor.discord.commands.refused': 'Discord does not show me which commands are registered ({why}).',
  'doctor.discord.commands.invite': 'Open {url} and let me in anew: the link asks for applications.commands too.',
  'doctor.discord.channel.lacks': 'Channel {id}: in {name} I lack {permissions}.',
  'doctor.discord.channel.mend': 'Open the settings of {name}, Permissions, my role, and allow {permissions}.',
  'doctor.discord.group.mend':
    'Under groups in tocsin.yaml give {id} the name or the id of a role, or make the role in Discord.',
  'doctor.discord.group.silent': 'Group {id}: a mention of the role {name} would ring nobody.',
  'doctor.discord.group.silent.mend':
    'Server Settings → Roles → {name}: switch on “Allow anyone to @mention this role”.',
  'doctor.discord.person.mend':
    'Correct {account} in people.yaml (in Discord, developer mode: Copy User ID), or invite {who} to the server.',

  'doctor.way.off': 'Not tried (--no-press).',
  'doctor.way.no-ops': '{service}: no channel has the purpose ops, so the way back was not tried.',
  'doctor.way.no-ops.mend':
    'Give a channel with platform: {platform} the purpose ops (and not only_escalation) in tocsin.yaml.',
  'doctor.way.no-channel': '{service}: not tried, because I cannot post to its ops channel.',
  'doctor.way.deaf':
    '{service}: I cannot listen myself, because the port is taken; what the running bot hears I see in its database.',
  'doctor.way.unreadable':
    'The database {file} cannot be read ({why}): presses that reach the running bot will not be seen.',
  'doctor.way.unposted': '{service}: the button could not be posted to {where} ({why}).',
  'doctor.way.unedited': '{service}: the message in {where} could not be changed afterwards ({why}).',
  'doctor.way.wait': '{service}: please press the button in {where} within {wait} …',
  'doctor.way.heard':
    '{service}: {who} pressed after {after}, and {by, select, bot {the running bot} other {I}} heard it.',
  'doctor.way.nobody': '{service}: no press in {where} reached me within {wait}.',
  'doctor.way.nobody.mend':
    'If nobody pressed, run this again and press. If somebody did: {platform, select, slack {see on the app’s page that Interactivity is on (in HTTP mode: that its Request URL leads here), and that SLACK_APP_TOKEN is of the same app as SLACK_BOT_TOKEN} other {see in the developer portal that the Interactions Endpoint URL is empty}}; and that nothing else runs with these tokens from another database.',

  'doctor.card.title': 'Do I hear you?',
  'doctor.card.ask': 'tocsin doctor is trying whether I hear what is pressed here. Please press within {wait}.',
  'doctor.card.button': 'Press to prove that I hear you',
  'doctor.card.pressed': '✓ Yes: {who} pressed after {after}.',
  'doctor.card.nobody': 'I heard nobody press within {wait}. tocsin doctor says what to look at.',
  'doctor.card.broken-off': 'The trial was broken off.',
  'doctor.heard': 'I hear you: what is pressed here reaches me. Thank you.',
  'doctor.busy':
    'I am being examined just now, and this went to the examiner instead of me, so nothing was done. Please do it again in a minute.',
  'doctor.code': 'That button belongs to no examination. To try the way back, run tocsin doctor again.',
} as const;
