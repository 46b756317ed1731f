import { isIP } from 'node:net';
import { z } from 'zod';
import { baseOf, type CheckBase, common } from './common.js';
import { hostSchema } from './network.js';

/** Kinds of records that can be asked for. */
export const DNS_TYPES = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'] as const;
export type DnsType = (typeof DNS_TYPES)[number];

export const dnsSchema = z.strictObject({
  ...common,
  kind: z.literal('dns').describe('Looks a name up.'),
  name: hostSchema.describe('Name to look up.'),
  type: z.enum(DNS_TYPES).default('A').describe('Kind of record; default A.'),
  expect: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'Values that the answer must hold, each as the check shows it ("203.0.113.7", "10 mail.example.com"); others may be there too. Default: any answer will do.',
    ),
  server: z
    .string()
    .refine(isServer, 'must be the address of a name server: 203.0.113.53, 203.0.113.53:5353 or [2001:db8::53]:53')
    .optional()
    .describe('Address of the name server to ask, with its port if that is not 53; default: those of this machine.'),
});

export interface DnsCheck extends CheckBase {
  readonly kind: 'dns';
  readonly name: string;
  readonly type: DnsType;
  readonly expect: readonly string[];
  readonly server: string | null;
}

export function toDns(entry: z.output<typeof dnsSchema>): DnsCheck {
  const { kind, name, type, expect } = entry;
  return { ...baseOf(entry, `dns:${entry.id}`), kind, name, type, expect, server: entry.server ?? null };
}

function isServer(text: string): boolean {
  if (isIP(text) !== 0) return true;
  const bracketed = /^\[(.+)\](?::\d{1,5})?$/.exec(text);
  if (bracketed) return isIP(bracketed[1] ?? '') === 6;
  return isIP(/^(.+):\d{1,5}$/.exec(text)?.[1] ?? '') === 4;
}

export const dnsExample = `
id: shop-name
kind: dns
name: shop.example.com
type: CNAME
expect: [shop.cdn.example.net]
every: 5m
`;
