import { isIP } from 'node:net';

/** Where a connection goes. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** `host:port`, with brackets where the host is an IPv6 address. */
export function placeText({ host, port }: Place): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}
