import type { ReadContext } from '../wire/read-signal.js';
import { instant } from './compose.js';
import { items, number, words } from './pick.js';

/** Something that happened in a repository. */
export interface GithubFact {
  readonly name: string;
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly at: number | undefined;
  readonly fields: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** What an event tells of; null where it is none of those that are kept. */
export function githubFact(event: string, body: unknown, context: ReadContext): GithubFact | null {
  if (event === 'issues') return issue(body, context);
  return event === 'push' ? push(body, context) : null;
}

/** Is it the branch the repository lives by? GitHub does not say in its events which branches are protected. */
export function isDefaultBranch(body: unknown, branch: string | undefined): boolean {
  return branch !== undefined && branch === words(body, 'repository', 'default_branch');
}

function issue(body: unknown, context: ReadContext): GithubFact {
  const of = (...path: string[]) => words(body, 'issue', ...path);
  const action = words(body, 'action');
  const labels = items(body, 'issue', 'labels').map((label) => words(label, 'name') ?? '');
  return {
    name: 'github.issue',
    labels: { action, label: words(body, 'label', 'name') ?? labels[0] },
    at: instant(of('updated_at'), context),
    fields: {
      action,
      number: number(body, 'issue', 'number'),
      title: of('title'),
      state: of('state'),
      labels: labels.join(', '),
      author: of('user', 'login'),
      url: of('html_url'),
    },
  };
}

function push(body: unknown, context: ReadContext): GithubFact | null {
  const branch = words(body, 'ref')?.replace(/^refs\/heads\//, '');
  if (!isDefaultBranch(body, branch)) return null;
  const forced = words(body, 'forced') === 'true';
  const deleted = words(body, 'deleted') === 'true';
  return {
    name: 'github.push',
    labels: { branch, change: deleted ? 'deleted' : forced ? 'forced' : 'pushed' },
    at: instant(number(body, 'repository', 'pushed_at'), context, 's'),
    fields: {
      branch,
      forced,
      deleted,
      commits: items(body, 'commits').length,
      pusher: words(body, 'pusher', 'name'),
      message: words(body, 'head_commit', 'message'),
      url: words(body, 'compare'),
    },
  };
}
