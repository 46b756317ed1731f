/** The command line and the demo. */
export const cli = {
  'cli.config.ok':
    '{folder} is in order: {rules, plural, one {# rule} other {# rules}}, {checks, plural, one {# check} other {# checks}}, {sources, plural, one {# source} other {# sources}}.',
  'cli.config.problems': '{n, plural, one {# problem} other {# problems}} in {folder}; nothing was started.',
  'cli.listening': 'Listening on {url} with {rules, plural, one {# rule} other {# rules}} from {folder}.',
  'cli.try': 'Paste these three lines into another terminal to see a warning:',
  'cli.console': 'this console',
  'cli.chats': 'Chats: {on}.{off, select, none {} other { Off, because no token is set: {off}.}}',
} as const;
