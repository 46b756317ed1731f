import type { ReadContext } from '../wire/read-signal.js';
import type { Reported } from './alert-signal.js';
import { instant } from './compose.js';
import { isDefaultBranch } from './github-facts.js';
import { words } from './pick.js';

/** A condition in a repository; `key` tells it apart there. */
export type GithubAlert = Omit<Reported, 'id' | 'subject'> & { readonly key: string };

type Reading = (body: unknown, action: string, context: ReadContext) => GithubAlert | null;
const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['workflow_run', workflowRun],
  ['deployment_status', deploymentStatus],
  ['secret_scanning_alert', secretScanning],
  ['dependabot_alert', dependabot],
  ['code_scanning_alert', codeScanning],
]);

/** What an event says of a condition; null where it tells of none. */
export function githubAlert(event: string, body: unknown, context: ReadContext): GithubAlert | null {
  return READINGS.get(event)?.(body, words(body, 'action') ?? '', context) ?? null;
}

const FAILED: ReadonlySet<string> = new Set(['failure', 'timed_out', 'startup_failure', 'error']);
const FOUND = ['created', 'reopened', 'reopened_by_user', 'reintroduced', 'auto_reopened', 'appeared_in_branch'];
const ENDED = ['resolved', 'revoked', 'fixed', 'dismissed', 'auto_dismissed', 'closed_by_user'];

/** Of the default branch; what fails on its way there, and in forks whose branch has the same name, is its author's business. */
function workflowRun(body: unknown, action: string, context: ReadContext): GithubAlert | null {
  const of = (...path: string[]) => words(body, 'workflow_run', ...path);
  const branch = of('head_branch');
  const status = outcomeOf(of('conclusion'));
  const repo = of('head_repository', 'full_name');
  if (repo !== undefined && repo !== words(body, 'repository', 'full_name')) return null;
  if (action !== 'completed' || status === null || !isDefaultBranch(body, branch)) return null;
  return {
    key: `workflow/${of('workflow_id') ?? of('name')}`,
    name: 'github.workflow',
    labels: { workflow: of('name'), branch },
    at: instant(of('updated_at'), context),
    status,
    level: status === 'firing' ? 'error' : undefined,
    title: `${of('name')} #${of('run_number')}: ${of('conclusion')}`,
    text: words(body, 'workflow_run', 'head_commit', 'message'),
    url: of('html_url'),
  };
}

function deploymentStatus(body: unknown, _action: string, context: ReadContext): GithubAlert | null {
  const of = (...path: string[]) => words(body, 'deployment_status', ...path);
  const environment = of('environment') ?? words(body, 'deployment', 'environment') ?? 'default';
  const status = outcomeOf(of('state'));
  if (status === null) return null;
  return {
    key: `deployment/${environment}`,
    name: 'github.deployment',
    labels: { environment, ref: words(body, 'deployment', 'ref') },
    at: instant(of('created_at'), context),
    status,
    level: status === 'firing' ? 'error' : undefined,
    title: `${words(body, 'repository', 'full_name') ?? ''} → ${environment}: ${of('state')}`,
    text: of('description'),
    url: of('log_url') ?? of('target_url'),
  };
}

/** Never the secret itself, only its kind. */
function secretScanning(body: unknown, action: string, context: ReadContext): GithubAlert | null {
  const status = action === 'publicly_leaked' ? 'firing' : stateOf(action);
  const of = (...path: string[]) => words(body, 'alert', ...path);
  if (status === null) return null;
  return {
    key: `secret-scanning/${of('number')}`,
    name: 'github.secret_scanning',
    labels: { secret_type: of('secret_type') },
    at: instant(of('updated_at') ?? of('resolved_at') ?? of('created_at'), context),
    status,
    level: 'critical',
    title: of('secret_type_display_name') ?? of('secret_type'),
    url: of('html_url'),
  };
}

function dependabot(body: unknown, action: string, context: ReadContext): GithubAlert | null {
  const status = stateOf(action);
  const of = (...path: string[]) => words(body, 'alert', ...path);
  if (status === null) return null;
  const name = of('dependency', 'package', 'name');
  return {
    key: `dependabot/${of('number')}`,
    name: 'github.dependabot',
    labels: { package: name, cve: of('security_advisory', 'cve_id') },
    at: instant(of('updated_at'), context),
    status,
    level: of('security_advisory', 'severity'),
    title: [name, of('security_advisory', 'summary')].filter(Boolean).join(': '),
    url: of('html_url'),
  };
}

function codeScanning(body: unknown, action: string, context: ReadContext): GithubAlert | null {
  const status = stateOf(action);
  const of = (...path: string[]) => words(body, 'alert', ...path);
  if (status === null) return null;
  return {
    key: `code-scanning/${of('number')}`,
    name: 'github.code_scanning',
    labels: { rule: of('rule', 'id'), tool: of('tool', 'name') },
    at: instant(of('updated_at') ?? of('fixed_at') ?? of('dismissed_at') ?? of('created_at'), context),
    status,
    level: of('rule', 'security_severity_level') ?? of('rule', 'severity'),
    title: of('rule', 'description') ?? of('rule', 'id'),
    url: of('html_url'),
  };
}

function outcomeOf(word: string | undefined): 'firing' | 'resolved' | null {
  if (word === 'success') return 'resolved';
  return word !== undefined && FAILED.has(word) ? 'firing' : null;
}

function stateOf(action: string): 'firing' | 'resolved' | null {
  if (FOUND.includes(action)) return 'firing';
  return ENDED.includes(action) ? 'resolved' : null;
}
