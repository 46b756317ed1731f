import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Signal } from '../../src/domain/signal.js';
import { github } from '../../src/ingest/webhooks/github.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const repository = { full_name: 'acme/shop', default_branch: 'main', pushed_at: NOW / 1_000 - 5 };

async function signals(event: string, body: object, form = false): Promise<readonly Signal[]> {
  const json = JSON.stringify({ repository, ...body });
  const delivery = {
    text: form ? new URLSearchParams({ payload: json }).toString() : json,
    contentType: form ? 'application/x-www-form-urlencoded' : 'application/json',
    ndjson: false,
    headers: { 'x-github-event': event },
  };
  const read = await github.read(delivery, { sourceId: 'github', now: NOW, newId: () => 'made' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.signals;
}

const run = (more: object) => ({
  action: 'completed',
  workflow_run: {
    id: 5,
    workflow_id: 77,
    name: 'Deploy',
    run_number: 12,
    head_branch: 'main',
    conclusion: 'failure',
    updated_at: '2026-11-21T11:58:00Z',
    html_url: 'https://github.com/acme/shop/actions/runs/5',
    ...more,
  },
});
const alert = (more: object) => ({
  number: 4,
  updated_at: '2026-11-21T11:00:00Z',
  html_url: 'https://github.com/acme/shop/security/4',
  ...more,
});

describe('GitHub (C6)', () => {
  it('makes an alert of a run that fails on the default branch, and ends it by the next that does not', async () => {
    expect(await signals('workflow_run', run({}))).toEqual([
      {
        kind: 'alert',
        id: expect.stringMatching(/^github-[0-9a-f]{32}$/),
        source: 'github',
        name: 'github.workflow',
        subject: 'github:acme/shop/workflow/77',
        labels: { workflow: 'Deploy', branch: 'main', repo: 'acme/shop', dedup_key: 'acme/shop/workflow/77' },
        at: Date.parse('2026-11-21T11:58:00Z'),
        status: 'firing',
        level: 'error',
        title: 'Deploy #12: failure',
        url: 'https://github.com/acme/shop/actions/runs/5',
      },
    ]);
    expect(await signals('workflow_run', run({ conclusion: 'success', id: 6 }))).toMatchObject([
      { status: 'resolved', labels: { dedup_key: 'acme/shop/workflow/77' } },
    ]);
  });

  it.each([
    ['workflow_run', run({ head_branch: 'feature' })],
    ['workflow_run', run({ conclusion: 'cancelled' })],
    ['workflow_run', run({ conclusion: 'success', head_repository: { full_name: 'somebody/shop' } })],
    ['workflow_run', { ...run({}), action: 'requested' }],
    ['deployment_status', { deployment_status: { state: 'in_progress', environment: 'production' } }],
    ['push', { ref: 'refs/heads/feature', commits: [] }],
    ['push', { ref: 'refs/tags/main', commits: [] }],
    ['ping', { zen: 'Keep it logically awesome.', hook_id: 1 }],
    ['star', { action: 'created' }],
  ])('takes %s that tells of no risk', async (event, body) => {
    expect(await signals(event, body)).toEqual([]);
  });

  it.each([
    [
      'deployment_status',
      {
        action: 'created',
        deployment_status: { state: 'failure', environment: 'production' },
        deployment: { ref: 'v3' },
      },
      { name: 'github.deployment', status: 'firing', labels: { dedup_key: 'acme/shop/deployment/production' } },
    ],
    [
      'secret_scanning_alert',
      { action: 'created', alert: alert({ secret_type: 'stripe_api_key', secret: 'sk_live_1' }) },
      { name: 'github.secret_scanning', status: 'firing', level: 'critical', title: 'stripe_api_key' },
    ],
    ['secret_scanning_alert', { action: 'resolved', alert: alert({}) }, { status: 'resolved' }],
    [
      'dependabot_alert',
      {
        action: 'created',
        alert: alert({
          dependency: { package: { name: 'left-pad' } },
          security_advisory: { severity: 'high', summary: 'pads too far', cve_id: 'CVE-2026-1' },
        }),
      },
      { name: 'github.dependabot', level: 'high', title: 'left-pad: pads too far', labels: { cve: 'CVE-2026-1' } },
    ],
    ['dependabot_alert', { action: 'auto_dismissed', alert: alert({}) }, { status: 'resolved' }],
    [
      'code_scanning_alert',
      {
        action: 'appeared_in_branch',
        alert: alert({ rule: { id: 'js/sql', security_severity_level: 'critical', description: 'SQL injection' } }),
      },
      { name: 'github.code_scanning', level: 'critical', title: 'SQL injection' },
    ],
    ['code_scanning_alert', { action: 'fixed', alert: alert({ rule: { id: 'js/sql' } }) }, { status: 'resolved' }],
  ])('reads %s %j', async (event, body, expected) => {
    const read = await signals(event, body);
    expect(read).toMatchObject([expected]);
    expect(JSON.stringify(read)).not.toContain('sk_live_1');
  });

  it('keeps pushes to the default branch as facts, and says where one was forced', async () => {
    const push = { ref: 'refs/heads/main', forced: true, commits: [{}, {}], pusher: { name: 'li' } };
    expect(await signals('push', push, true)).toMatchObject([
      {
        kind: 'fact',
        name: 'github.push',
        at: NOW - 5_000,
        labels: { repo: 'acme/shop', branch: 'main', change: 'forced' },
        fields: { forced: true, commits: 2, pusher: 'li' },
      },
    ]);
  });

  const example = new URL('../../../shared/payloads/github-issues.json', import.meta.url);
  it.skipIf(!existsSync(example))('reads the published issue', async () => {
    const { body, headers } = JSON.parse(readFileSync(example, 'utf8'));
    expect(await signals(headers['x-github-event'], body)).toMatchObject([
      {
        kind: 'fact',
        name: 'github.issue',
        labels: { repo: 'Codertocat/Hello-World', action: 'opened', label: 'bug' },
        fields: { number: 1, title: 'Spelling error in the README file', author: 'Codertocat' },
      },
    ]);
  });
});
