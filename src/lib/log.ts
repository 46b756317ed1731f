import { type Logger, pino } from 'pino';

export type { Logger };

/** Field names whose values never reach a log, wherever they stand. */
const SECRET = ['authorization', 'token', 'secret', 'password', 'apiKey', 'signature'];

/** Logs as JSON lines to stderr: stdout belongs to the console chat. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`]),
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
