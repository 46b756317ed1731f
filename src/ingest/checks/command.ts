import { COMMANDS_SWITCH } from './command-switch.js';
import { jsonFigures } from './json-figures.js';
import { readNagios } from './nagios.js';
import { type CheckOutcome, couldNotRun, type Measure, measured } from './outcome.js';
import { type Ended, runProgram } from './program.js';
import type { CheckRunDeps } from './run-deps.js';
import type { CommandCheck } from './schema.js';

/** Bytes a program may print. */
export const MAX_PRINTED = 256 * 1024;
/** Nagios' own: the plugin could not find out. */
const UNKNOWN = 3;

/**
 * Runs a program. Yields `command.exit_code`, `command.ok`, the figures of `json`, and with `format: nagios` those the
 * plugin gives.
 */
export async function runCommand(
  check: CommandCheck,
  deps: Pick<CheckRunDeps, 'signal' | 'secretOf' | 'commands'>,
): Promise<CheckOutcome> {
  if (deps.commands !== true) return couldNotRun({ key: 'probe.command-off', params: { setting: COMMANDS_SWITCH } });
  const env: Record<string, string> = {};
  for (const name of check.env) {
    const value = deps.secretOf(name);
    if (value !== undefined) env[name] = value;
  }
  const program = {
    argv: check.command,
    env,
    maxBytes: MAX_PRINTED,
    ...(check.cwd === null ? {} : { cwd: check.cwd }),
  };
  const begun = performance.now();
  const ended = await runProgram(program, deps.signal);
  const name = check.command[0];
  switch (ended.by.type) {
    case 'exit':
      return judge(check, ended, ended.by.code);
    case 'killed':
      return couldNotRun({ key: 'probe.command-killed', params: { name, signal: ended.by.signal } });
    case 'late': {
      const after = { ms: Math.round(performance.now() - begun) };
      return couldNotRun({ key: 'probe.command-late', params: { name, after } });
    }
    case 'talked':
      return couldNotRun({ key: 'probe.command-talked', params: { name, n: MAX_PRINTED } });
    case 'not-started':
      return couldNotRun({ key: 'probe.command-not-started', params: { name, why: ended.by.code } });
  }
}

function judge(check: CommandCheck, ended: Ended, code: number): CheckOutcome {
  const nagios = check.format === 'nagios' ? readNagios(ended.stdout) : null;
  const good = check.okExit.includes(code);
  const measures: Measure[] = [
    { name: 'command.exit_code', value: code },
    { name: 'command.ok', value: good ? 1 : 0 },
    ...(nagios?.measures ?? []),
  ];
  const line = firstLine(nagios?.line ?? ended.stdout) || firstLine(ended.stderr) || '–';
  const params = { code, line };
  const brought = { raw: ended.stdout };
  if (nagios && code === UNKNOWN && !good) return couldNotRun({ key: 'probe.command-unknown', params }, [], brought);
  if (!good) return measured({ key: 'probe.command-bad', params }, measures, brought);
  if (Object.keys(check.json).length > 0) {
    const figures = jsonFigures(ended.stdout, check.json);
    if (!figures.json) return couldNotRun({ key: 'probe.command-not-json', params }, measures, brought);
    measures.push(...figures.measures);
    if (figures.missing) return couldNotRun(figures.missing, measures, brought);
  }
  return measured({ key: 'probe.command-ok', params }, measures, brought);
}

function firstLine(text: string): string {
  return (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 300);
}
