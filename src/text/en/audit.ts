/** What the bot says of itself. */
export const audit = {
  'audit.check-overdue': 'Check {check} is {late} overdue. Look at /risk checks.',
  'audit.delivery-stuck':
    '{n, plural, one {# message} other {# messages}} to {channel} could not be delivered since {since}: {why}',
  'audit.clock-late': 'A clock ({kind} {ref}) was due at {due} and has not been served.',
  'audit.well': 'All is well again: checks, deliveries and clocks are on time.',
} as const;
