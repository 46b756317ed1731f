/** Whom a step calls, who fills a role, who answers for a clock. Looked up when it is needed, not when it was written. */
export const TARGET_KINDS = ['schedule', 'person', 'team', 'role', 'group', 'channel', 'webhook'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** `schedule:ops`: whoever is on duty there; `role:legal`: who fills that role on the incident, else who has it in people.yaml. */
export interface Target {
  readonly to: TargetKind;
  readonly id: string;
}

/** As it is written in YAML: `schedule:ops`. */
export function targetText(target: Target): string {
  return `${target.to}:${target.id}`;
}
