/** The console chat itself. */
export const consoleText = {
  'console.welcome': 'Tocsin. Type status, list or help; Tab completes.',
  'console.example': 'For example: {line}',
  'console.failed': 'That did not work: {why}',
  'console.call': 'CALL',
  'console.elsewhere': '{what} is in {channel} too',
} as const;
