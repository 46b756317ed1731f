/** What became of the configuration while the bot runs. */
export const reload = {
  'reload.broken':
    '{n, plural, one {The configuration was changed and cannot be used; the one before stays in force.} other {The configuration was changed and cannot be used (# problems); the one before stays in force.}}',
  'reload.more': 'and {n, plural, one {# more problem} other {# more problems}}; tocsin check-config tells them all',
  'reload.failed': 'It could not be put in force: {why}',
  'reload.untold': 'What became of the configuration could not be told in the channels.',
  'reload.done': 'The configuration was read again and is in force: {changes}.',
  'reload.mended': 'The configuration can be used again and is in force: {changes}.',
  'reload.as-before': 'The configuration can be used again; nothing in it differs from what has stayed in force.',
  'reload.same': 'The configuration was read again; nothing in it has changed.',
  'reload.nowhere': 'This bot was started without files to read again.',
  'reload.first': 'taken up for the first time',
  'reload.lines': '{a}\n{b}',
  'reload.and': '{a}; {b}',
  'reload.section':
    '{section, select, house {house settings} people {people} rules {rules} checks {checks} terms {word lists} models {comment models} channels {channels} groups {groups} workspaces {workspaces} sources {sources} levels {levels} inhibit {inhibitions} maintenance {maintenance windows} shows {shows} promotions {promotions} schedules {schedules} policies {escalation policies} clocks {clocks} webhooks {outgoing webhooks} teams {teams} roles {roles} resources {resources} other {{section}}}: {what}',
  'reload.added': 'added {names}',
  'reload.removed': 'removed {names}',
  'reload.changed': 'changed {names}',
  'reload.names-more': '{n} more',
  'reload.restart.workspaces':
    'Slack workspaces sign in when the bot starts: what was changed of {names} takes hold after a restart.',
  'reload.channel-off': '#{channel} stays off: {chat} is not running; it needs its token and a restart.',
  'reload.secret':
    'Secrets come from the environment, which is read when the bot starts: set the variable and restart.',
  'reload.changes.title':
    '{n, plural, =0 {No changes of the configuration} one {# change of the configuration} other {# changes of the configuration}}',
  'reload.changes.line': '{at} {who}: {changes} ({hash})',
  'reload.changes.files': 'from the files',
  'reload.unknown-pack': 'There is no pack “{pack}”.',
  'reload.overrides-nothing': '“{rule}” overrides a rule, but there is no other of that id.',
  'timeline.config': 'Configuration: {changes}',
  'why.rule-rebuilt': 'The rule “{rule}” was changed and no longer looks at this.',
  'help.rules.reload': 'read the configuration again; a wrong one never replaces the one in force',
  'help.rules.changes': 'what was changed in the configuration, when and by whom',
};
