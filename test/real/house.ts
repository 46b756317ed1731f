import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/lib/root.js';

export interface StreamHouse {
  readonly playlist: string;
  readonly show: string;
  /** Pace of the check while the show is live. */
  readonly everyMs: number;
  readonly staleAfterTargets: number;
}

/** A house with one show on air and a check on its stream, graded by the shipped rules. Returns the folder. */
export function writeHouse(folder: string, house: StreamHouse, now: number): string {
  mkdirSync(join(folder, 'checks'), { recursive: true });
  // The rules, and the lists of terms that those for speech name.
  for (const part of ['rules', 'terms'])
    cpSync(join(packageRoot(), 'config', part), join(folder, part), { recursive: true });
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  writeFileSync(
    join(folder, 'tocsin.yaml'),
    `
lang: en
zone: Asia/Shanghai
channels:
  ops: { platform: console }
levels: { red: { escalate: [{ after: 5m, channels: [ops] }] } }
group: { by: [show], window: 30m }
sources:
  alertmanager: { kind: alertmanager, allow_unsigned: true }
shows:
  - id: ${house.show}
    title: Autumn evening
    host: lin-xi
    platform: douyin
    scene: flash-sale
    start: ${at(-10)}
    end: ${at(60)}
`,
  );
  writeFileSync(join(folder, 'people.yaml'), '[]\n');
  writeFileSync(
    join(folder, 'checks', 'stream.yaml'),
    `
- id: evening-stream
  kind: hls
  url: ${house.playlist}
  every: 1m
  during_show: ${house.everyMs}ms
  jitter: 0s
  timeout: 1s
  show: ${house.show}
  stale_after_targets: ${house.staleAfterTargets}
`,
  );
  return folder;
}
