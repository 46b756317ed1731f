import { z } from 'zod';
import { baseOf, type CheckBase, common, patternSchema } from './common.js';
import { hostSchema, portSchema } from './network.js';

export const tcpSchema = z.strictObject({
  ...common,
  kind: z.literal('tcp').describe('Connects to a port.'),
  host: hostSchema.describe('Name or address (IPv4 or IPv6, without brackets) to connect to.'),
  port: portSchema.describe('Port to connect to.'),
  tls: z
    .boolean()
    .default(false)
    .describe('Speaks TLS and refuses a certificate that is not trusted; default false. To watch it, use kind: tls.'),
  send: z
    .string()
    .max(4_096)
    .optional()
    .describe('Text that is sent once connected ("\\r\\n" in double quotes ends a line); default nothing.'),
  expect: patternSchema
    .optional()
    .describe('What must come back (RE2 syntax, searched in the first 8 KiB); default: connecting is enough.'),
});

export interface TcpCheck extends CheckBase {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly send: string | null;
  readonly expect: string | null;
}

export function toTcp(entry: z.output<typeof tcpSchema>): TcpCheck {
  const { kind, host, port, tls } = entry;
  return {
    ...baseOf(entry, `tcp:${entry.id}`),
    kind,
    host,
    port,
    tls,
    send: entry.send ?? null,
    expect: entry.expect ?? null,
  };
}

export const tcpExample = `
id: warehouse-printer
kind: tcp
host: printer.warehouse.example.com
port: 9100
every: 1m
timeout: 3s
`;
