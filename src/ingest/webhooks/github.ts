import type { Signal } from '../../domain/signal.js';
import { hmacSigning } from '../signing/hmac.js';
import type { ReadContext } from '../wire/read-signal.js';
import type { Understood } from '../wire/read-signals.js';
import { alertSignal, hashOf } from './alert-signal.js';
import { fact } from './compose.js';
import { githubAlert } from './github-alerts.js';
import { githubFact } from './github-facts.js';
import { readObject } from './json-object.js';
import { words } from './pick.js';
import type { Delivery, Sender } from './sender.js';

const EVENT = 'x-github-event';
const FORM = 'application/x-www-form-urlencoded';

/**
 * GitHub's webhooks: `X-Hub-Signature-256: sha256=` and the HMAC-SHA256 of the body in hex. Alerts: runs and
 * deployments that fail, leaked secrets, vulnerable dependencies, code scanning; each is ended by what mends it. Facts:
 * issues, and pushes to the default branch. Everything else, `ping` too, is taken and makes no signal.
 * A delivery is known by its body: the number in its headers is not signed.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const github: Sender<'github'> = {
  kind: 'github',
  headers: [EVENT],
  signing: hmacSigning('x-hub-signature-256', 'sha256='),
  contentTypes: [FORM],
  read,
};
export const githubExample = `
github:
  kind: github
  secret_env: GITHUB_WEBHOOK_SECRET
`;

function read({ text, headers, contentType }: Delivery, context: ReadContext): Understood {
  const event = headers[EVENT];
  if (event === undefined) return { ok: false, problems: [`the header ${EVENT} is missing`] };
  const parsed = readObject(contentType.startsWith(FORM) ? (new URLSearchParams(text).get('payload') ?? '') : text);
  if (!parsed.ok) return parsed;
  const repo = words(parsed.value, 'repository', 'full_name') ?? '';
  const id = `github-${hashOf(text)}`;
  const signal = signalOf(event, parsed.value, repo, id, context);
  return { ok: true, signals: signal ? [signal] : [] };
}

function signalOf(event: string, body: unknown, repo: string, id: string, context: ReadContext): Signal | null {
  const alert = githubAlert(event, body, context);
  if (alert) {
    const { key, labels, ...told } = alert;
    const subject = `github:${repo}/${key}`;
    return alertSignal({ ...told, id, subject, labels: { ...labels, repo, dedup_key: `${repo}/${key}` } }, context);
  }
  const told = githubFact(event, body, context);
  if (!told) return null;
  const { name, labels, at, fields } = told;
  return fact({ id, name, subject: `github:${repo}`, labels: { ...labels, repo }, at }, fields, context);
}
