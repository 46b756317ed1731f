import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, type Program, run } from './programs.js';

/** Prometheus and Alertmanager, watching the origin and telling the bot. */
export interface Monitoring {
  output(): string;
  stop(): Promise<void>;
}

export async function startMonitoring(folder: string, origin: number, bot: string, show: string): Promise<Monitoring> {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const [prometheusPort, alertmanagerPort] = [await freePort(), await freePort()];
  const rules = file(
    'rules.yml',
    `groups:
  - name: stream
    rules:
      - alert: StreamDown
        expr: up{job="origin"} == 0 or hls_playlist_age_seconds > 3
        for: 1s
        labels: { severity: critical }
        annotations: { summary: "The origin of {{ $labels.show }} delivers no stream" }
`,
  );
  const prometheusConfig = file(
    'prometheus.yml',
    `global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
rule_files: ["${rules}"]
alerting: { alertmanagers: [{ static_configs: [{ targets: ["127.0.0.1:${alertmanagerPort}"] }] }] }
scrape_configs:
  - job_name: origin
    static_configs: [{ targets: ["127.0.0.1:${origin}"], labels: { show: "${show}" } }]
`,
  );
  const alertmanagerConfig = file(
    'alertmanager.yml',
    `route: { receiver: tocsin, group_by: [alertname, show], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
receivers:
  - name: tocsin
    webhook_configs: [{ url: "${bot}/v1/webhooks/alertmanager", send_resolved: true }]
`,
  );
  const programs: readonly Program[] = [
    run('prometheus-alertmanager', [
      `--config.file=${alertmanagerConfig}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
      '--cluster.listen-address=',
      '--log.level=warn',
    ]),
    run('prometheus', [
      `--config.file=${prometheusConfig}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${prometheusPort}`,
      '--log.level=warn',
    ]),
  ];
  return {
    output: () => programs.map((program) => program.output()).join('\n'),
    async stop() {
      await Promise.all(programs.map((program) => program.kill('SIGTERM')));
    },
  };
}
