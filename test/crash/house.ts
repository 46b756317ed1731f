import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A house in which much happens within seconds: incidents open, rise, clear, come back, and nobody answers in time. */
const TOCSIN = `
zone: Asia/Shanghai
channels:
  ops: { platform: console }
  managers: { platform: console, only_escalation: true }
levels:
  blue: { escalate: [{ after: 3s, channels: [managers], people: [wang] }], ack_expires: 4s }
  yellow: { escalate: [{ after: 2s, channels: [managers], people: [wang] }], ack_expires: 3s }
  orange: { escalate: [{ after: 1s, channels: [managers] }, { after: 5s, people: [wang] }], ack_expires: 2s }
  red: { escalate: [{ after: 1s, channels: [managers] }, { after: 1h, people: [wang] }], ack_expires: 2s }
group: { by: [region, system], window: 10m }
flap: { changes: 6, within: 5s }
storm: { per_minute: 20, calm: 5s }
reopen: 4s
sources:
  local: { allow_unsigned: true, as: ["*"] }
`;
const PEOPLE = `
- { id: li, name: Li Na, permission: manage }
- { id: wang, name: Wang Wei }
`;
const RULES = `
- id: delay
  kind: threshold
  covers: [A5]
  family: operations
  title: { en: "Deliveries in {region} are late", zh-CN: "{region} 配送延误" }
  match: delivery.delay_rate
  by: [region]
  levels: { yellow: 15%, orange: 30%, red: 50% }
  clear: 1s
- id: reported
  kind: upstream
  covers: [B6]
  family: technology
  title: { en: "{system} fails", zh-CN: "{system} 故障" }
  match: { names: ["system.failing"], kinds: [alert] }
  by: [system]
  map: { critical: red, warning: yellow, info: blue }
- id: silent
  kind: absence
  covers: [B6]
  family: technology
  title: { en: "{subject} is silent", zh-CN: "{subject} 没有心跳" }
  match: { names: [job.beat], kinds: [heartbeat] }
  by: [subject]
  levels: { yellow: 2s, red: 1h }
`;

/** Writes the configuration into a folder; returns the folder. */
export function writeHouse(folder: string): string {
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'tocsin.yaml'), TOCSIN);
  writeFileSync(join(folder, 'people.yaml'), PEOPLE);
  writeFileSync(join(folder, 'rules', 'all.yaml'), RULES);
  return folder;
}
