import { WebClient } from '@slack/web-api';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, well } from '../../checkup/diagnosis.js';
import { boltLog } from '../interact/bolt-log.js';
import { ask, nameOf, type Patient } from './table.js';

const ASK_MS = 10_000;

/** Would Slack open a Socket Mode connection? The address it gives out is not used. Throws `Away`. */
export async function examineSocketMode(
  patient: Patient,
  apiUrl: string | null,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const { appToken, appTokenEnv, context } = patient;
  const mend = sentence('doctor.slack.socket.mend', { variable: appTokenEnv });
  if (appToken === null) return failed(sentence('doctor.slack.socket.none', { variable: appTokenEnv }), mend);
  const client = new WebClient(appToken, {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: ASK_MS,
    logger: boltLog(context.log, true),
    allowAbsoluteUrls: false,
  });
  const asked = await ask(patient, 'Slack', signal, () =>
    context.gate.run('apps.connections.open', null, () => client.apps.connections.open({})),
  );
  if ('answer' in asked) return well(sentence('doctor.slack.socket', { variable: appTokenEnv }));
  return failed(sentence('doctor.slack.socket.refused', { variable: appTokenEnv, why: nameOf(asked) }), mend);
}
