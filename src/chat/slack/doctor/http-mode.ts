import { once } from 'node:events';
import { createServer } from 'node:net';
import { causeName } from '../../../lib/network-error.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, well } from '../../checkup/diagnosis.js';
import type { SlackOptions } from '../options.js';

const ASK_MS = 3_000;

/** Can Slack's requests be taken at the port, by this process or by the bot that has it already? */
export async function examineHttpMode(
  { host, port }: NonNullable<SlackOptions['http']>,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const why = await listen(host, port);
  if (why === null) return well(sentence('doctor.slack.port', { host, port: String(port) }));
  if (why === 'EADDRINUSE' && (await refusesUnsigned(host, port, signal)))
    return well(sentence('doctor.slack.port.bot', { host, port: String(port) }));
  return failed(
    sentence('doctor.slack.port.taken', { host, port: String(port), why }),
    sentence('doctor.slack.port.mend', { port: String(port) }),
  );
}

/** null where it can be listened on; else why not. */
async function listen(host: string, port: number): Promise<string | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return null;
  } catch (error) {
    return causeName(error);
  } finally {
    server.close();
  }
}

/** Whoever checks Slack's signatures answers 401 to a request without one. */
async function refusesUnsigned(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  const bare = host.includes(':') ? `[${host}]` : host;
  const response = await fetch(`http://${bare}:${port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]),
  }).catch(() => null);
  await response?.body?.cancel();
  return response?.status === 401;
}
