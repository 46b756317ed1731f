import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { envNameSchema } from '../../zod-parts.js';
import { baseOf, type CheckBase, common, metricNameSchema, pathSchema } from './common.js';

export const commandSchema = z.strictObject({
  ...common,
  kind: z
    .literal('command')
    .describe('Runs a program, if TOCSIN_ALLOW_COMMANDS=true stands in the environment of the bot.'),
  command: z
    .tuple([z.string().min(1)], z.string())
    .describe('The program and its arguments, one by one: no shell reads them.'),
  cwd: z
    .string()
    .refine(isAbsolute, 'must be an absolute path')
    .optional()
    .describe('Folder it runs in, an absolute path; default: that of the bot.'),
  env: z
    .array(envNameSchema)
    .default([])
    .describe('Names of the variables that it gets from the environment of the bot; default none, not even PATH.'),
  format: z
    .enum(['plain', 'nagios'])
    .default('plain')
    .describe('nagios: a monitoring plugin, exit code 0 to 3 and figures behind "|"; default plain.'),
  ok_exit: z.array(z.int().min(0).max(255)).min(1).default([0]).describe('Exit codes that count as well; default [0].'),
  json: z
    .record(metricNameSchema, pathSchema)
    .default({})
    .describe('Name of a figure → JSONPath of its number in what the program prints; default none.'),
});

export interface CommandCheck extends CheckBase {
  readonly kind: 'command';
  readonly command: readonly [string, ...string[]];
  readonly cwd: string | null;
  readonly env: readonly string[];
  readonly format: 'plain' | 'nagios';
  readonly okExit: readonly number[];
  readonly json: Readonly<Record<string, string>>;
}

export function toCommand(entry: z.output<typeof commandSchema>): CommandCheck {
  const { kind, command, env, format, json } = entry;
  const base = baseOf(entry, `command:${entry.id}`);
  return { ...base, kind, command, cwd: entry.cwd ?? null, env, format, okExit: entry.ok_exit, json };
}

export const commandExample = `
id: disk
kind: command
command: [/usr/lib/nagios/plugins/check_disk, -w, 10%, -c, 5%, -p, /var]
format: nagios
every: 5m
timeout: 10s
`;
