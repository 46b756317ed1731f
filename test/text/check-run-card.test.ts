import { describe, expect, test } from 'vitest';
import type { CheckSeen } from '../../src/domain/check.js';
import type { Signal } from '../../src/domain/signal.js';
import { watchSecrets } from '../../src/ingest/checks/hide-secrets.js';
import { couldNotRun } from '../../src/ingest/checks/outcome.js';
import { checkRunCard } from '../../src/text/check-run-card.js';
import { cardText } from '../harness/recording-chat.js';

const metric = (i: number): Signal => ({
  kind: 'metric',
  id: `s${i}`,
  source: 'check',
  name: 'stock.available',
  subject: `sku:A${i}`,
  labels: { sku: `A${i}`, check: 'stock' },
  at: 0,
  value: i,
  unit: 'pcs',
});
const seen: CheckSeen = {
  id: 'stock',
  ran: true,
  said: { key: 'rows.read', params: { rows: 12, signals: 12 } },
  raw: '["sku","available"]\n\u001b[31m["A0",0]\n',
  signals: [metric(0), metric(1)],
  count: 12,
  duplicates: 3,
};

describe('what a check that was run on request brought', () => {
  test('stands in the reader’s language: result, answer, signals, and how many more', () => {
    const en = cardText(checkRunCard({ lang: 'en', zone: 'UTC', now: 0 }, seen))
      .trim()
      .split('\n');
    expect(en).toEqual([
      'Check stock',
      '✓ 12 rows, 12 signals',
      'What came back:',
      '["sku","available"]',
      '["A0",0]',
      '12 signals, 3 known before',
      '• stock.available · sku:A0 · 0 pcs · sku=A0',
      '• stock.available · sku:A1 · 1 pcs · sku=A1',
      '… and 10 more',
    ]);
    const zh = cardText(checkRunCard({ lang: 'zh-CN', zone: 'UTC', now: 0 }, seen));
    expect(zh).toContain('信号 12 条，其中 3 条此前已收到');
    expect(zh).toContain('返回内容：');
    const failed = { ...seen, ran: false, raw: null, signals: [], count: 0, duplicates: 0 };
    expect(cardText(checkRunCard({ lang: 'en', zone: 'UTC', now: 0 }, failed))).toMatch(
      /cannot do its work\n✗ .*\nNo signals$/,
    );
  });

  test('what is down is marked as seen, not as well; an alert tells title and text apart', () => {
    const shown = (signals: readonly Signal[]) =>
      cardText(checkRunCard({ lang: 'en', zone: 'UTC', now: 0 }, { ...seen, signals, count: signals.length }));
    const up = (value: number, name = 'tcp.up'): Signal => ({ ...metric(0), kind: 'metric', name, value });
    expect(shown([up(0)])).toContain('\n! 12 rows');
    expect(shown([up(1)])).toContain('\n✓ 12 rows');
    // A table's own figure may be zero.
    expect(shown([up(0, 'stock.available')])).toContain('\n✓ 12 rows');
    const { id, source, subject, labels, at } = metric(0);
    const base = { id, source, subject, labels, at, name: 'check.failed' };
    const alert: Signal = { ...base, kind: 'alert', status: 'firing', title: 'It cannot', text: 'no such table' };
    expect(shown([alert])).toContain('firing · It cannot · no such table');
  });

  test('never holds a secret the run has used, nor the password in an address', () => {
    const secrets = watchSecrets((name) => ({ TOKEN: 'abcd-1234', DB: 'mysql://u:p%40ss-w@h/d' })[name]);
    secrets.secretOf('TOKEN');
    secrets.secretOf('DB');
    const why = { key: 'inner', params: { text: 'with p@ss-w' } };
    const hidden = secrets.hide(
      couldNotRun({ key: 'k', params: { why: 'sent abcd-1234 to mysql://u:p%40ss-w@h/d', inner: { say: why } } }, [], {
        raw: `{"echo":"abcd-1234","password":"other","rest":"${'x'.repeat(9_000)}"}`,
      }),
    );
    expect(JSON.stringify(hidden)).not.toMatch(/abcd-1234|p%40ss-w|p@ss-w|other/);
    expect(hidden.raw?.length).toBeLessThanOrEqual(2_001);
  });
});
