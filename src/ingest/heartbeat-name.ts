/** The signal name of what is sent to `POST /v1/heartbeats/<name>`; such signals have no subject. */
export function heartbeatName(name: string): string {
  return `heartbeat.${name}`;
}
