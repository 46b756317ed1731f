import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/lib/root.js';

export interface RtmpHouse {
  readonly show: string;
  /** Pace of the checks while the show is live. */
  readonly everyMs: number;
  /** Name of a check and of its stream → the environment variable that holds the address. */
  readonly streams: Readonly<Record<string, string>>;
}

/** A house with one show on air, a check on each of its streams, graded by the shipped rules. Returns the folder. */
export function writeRtmpHouse(folder: string, house: RtmpHouse, now: number): string {
  mkdirSync(join(folder, 'checks'), { recursive: true });
  // The rules, and the lists of terms that those for speech name.
  for (const part of ['rules', 'terms']) {
    const shipped = join(packageRoot(), 'config', part);
    if (existsSync(shipped)) cpSync(shipped, join(folder, part), { recursive: true });
  }
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  writeFileSync(
    join(folder, 'tocsin.yaml'),
    `
lang: en
zone: Asia/Shanghai
channels:
  ops: { platform: console }
levels: { red: { escalate: [{ after: 5m, channels: [ops] }] } }
sources:
  alertmanager: { kind: alertmanager, allow_unsigned: true }
  rtmp: { kind: nginx-rtmp, allow_unsigned: true, labels: { show: ${house.show} } }
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
  const checks = Object.entries(house.streams).map(
    ([stream, variable]) => `
- id: ${stream}
  kind: stream
  url_env: ${variable}
  every: 1h
  during_show: ${house.everyMs}ms
  jitter: 0s
  sample: 2s
  timeout: 8s
  usual_kbps: 560
  show: ${house.show}
  expect: { video: h264, audio: aac, width: 320, height: 180 }
`,
  );
  writeFileSync(join(folder, 'checks', 'streams.yaml'), checks.join(''));
  return folder;
}
