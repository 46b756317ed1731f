import { z } from 'zod';
import { baseOf, type CheckBase, common } from './common.js';
import { hostSchema, portSchema } from './network.js';

export const tlsSchema = z.strictObject({
  ...common,
  kind: z.literal('tls').describe('Looks at the certificate a server shows.'),
  host: hostSchema.describe('Name or address (IPv4 or IPv6, without brackets) to connect to.'),
  port: portSchema.default(443).describe('Port to connect to; default 443.'),
  servername: hostSchema
    .optional()
    .describe('Name the certificate must be for, sent along (SNI) so that the right one is shown; default: host.'),
  ca_file: z
    .string()
    .min(1)
    .optional()
    .describe('File of authorities (PEM) to trust in place of the public ones: for a house with its own authority.'),
});

export interface TlsCheck extends CheckBase {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  readonly servername: string;
  readonly caFile: string | null;
}

export function toTls(entry: z.output<typeof tlsSchema>): TlsCheck {
  const { kind, host, port } = entry;
  const servername = entry.servername ?? host;
  return { ...baseOf(entry, `tls:${entry.id}`), kind, host, port, servername, caFile: entry.ca_file ?? null };
}

export const tlsExample = `
id: shop-certificate
kind: tls
host: shop.example.com
every: 1h
`;
