#!/usr/bin/env node
import { Command, InvalidArgumentError } from 'commander';
import { parseMs } from './lib/duration.js';

const BROKEN_OFF = 130;
const WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

const program = new Command('tocsin').description(
  'The chat-ops bot for live-stream commerce risk: signals in, graded warnings out, people act on them.',
);

program
  .command('start', { isDefault: true })
  .description('run the bot with the configuration in TOCSIN_CONFIG and the console chat')
  .option('--exit-on-eof', 'end when the command lines on standard input do')
  .action(async (options: { exitOnEof?: boolean }) => {
    const { start } = await import('./cli/start.js');
    await start({ exitOnEof: options.exitOnEof ?? false });
  });

program
  .command('check-config')
  .description('read the configuration and say everything that is wrong with it')
  .argument('[folder]', 'the folder to check; TOCSIN_CONFIG without it')
  .action(async (folder?: string) => {
    const { checkConfig } = await import('./cli/check-config.js');
    process.exitCode = checkConfig(folder);
  });

program
  .command('replay')
  .description('send recorded signals to a running bot, as if they happened now')
  .argument('<file>', 'signals, one JSON object a line, oldest first')
  .option('--speed <n>', 'so many times faster than recorded', positive, 1)
  .option('--url <url>', 'where the bot listens; TOCSIN_HOST and TOCSIN_PORT without it')
  .option('--secret-env <name>', 'environment variable with the secret of the source')
  .action(async (file: string, options: { speed: number; url?: string; secretEnv?: string }) => {
    const { replayFile } = await import('./cli/replay-file.js');
    await replayFile(file, options);
  });

const rules = program.command('rules').description('try the rules away from any chat and any database');
rules
  .command('test')
  .description('run the cases written beside the rules (*.tests.yaml)')
  .argument('[folder]', 'the folder of the configuration; TOCSIN_CONFIG without it')
  .option('--against <file>', 'show recorded signals, one JSON object a line, and say what would have been warned of')
  .option('--all-packs', 'as if every pack there is were switched on')
  .action(async (folder: string | undefined, { against, allPacks }: { against?: string; allPacks?: boolean }) => {
    const packs = allPacks ? 'all' : 'named';
    if (against === undefined) {
      const { rulesTest } = await import('./cli/rules-test.js');
      process.exitCode = await rulesTest(folder, packs);
    } else {
      const { rulesAgainst } = await import('./cli/rules-against.js');
      process.exitCode = await rulesAgainst(against, folder, packs);
    }
  });
rules
  .command('route')
  .description('say which rules would watch signals with these labels, and where a warning would go')
  .argument('<labels>', 'labels of a signal: "sku=123 show=618"; name=stock.available for one name alone')
  .argument('[folder]', 'the folder of the configuration; TOCSIN_CONFIG without it')
  .option('--all-packs', 'as if every pack there is were switched on')
  .action(async (labels: string, folder: string | undefined, { allPacks }: { allPacks?: boolean }) => {
    const { rulesRoute } = await import('./cli/rules-route.js');
    process.exitCode = rulesRoute(labels, folder, allPacks ? 'all' : 'named');
  });

const map = program.command('map').description('see what a source would make of what is sent to it');
map
  .command('try')
  .description('show the signals that a body would make, and which path of a mapping finds nothing; nothing is sent')
  .argument('<file>', 'a tocsin.yaml, one of its sources, or a mapping alone')
  .requiredOption('--body <file>', 'the body, as the service sends it')
  .option('--source <id>', 'which source of the file, where there are several')
  .option('--header <header>', 'a header of the request, "x-shopify-topic: orders/create"; may be repeated', listed, [])
  .option('--json', 'the same as JSON')
  .addHelpText(
    'after',
    '\nEnds with 0 where signals are made, 1 where the body would be refused, 2 where a file cannot be used.',
  )
  .action(async (file: string, options: { body: string; source?: string; header: string[]; json?: boolean }) => {
    const { mapTry } = await import('./cli/map-try.js');
    process.exitCode = await mapTry(file, options);
  });

program
  .command('learn')
  .description('learn from what your own people have judged')
  .command('comments')
  .description('learn to tell complaints from other comments; the model is named in an opinion rule')
  .requiredOption(
    '--from <file>',
    'labelled comments: a CSV with the columns text and label, or JSON objects, one a line',
  )
  .requiredOption('--out <file>', 'where to write the model: config/data/comments.model.json')
  .option('--seed <n>', 'another order of learning', positive, 1)
  .action(async (options: { from: string; out: string; seed: number }) => {
    const { learnCommentsCommand } = await import('./cli/learn-comments.js');
    process.exitCode = learnCommentsCommand(options);
  });

program
  .command('backup')
  .description('write a consistent copy of the database, also while the bot runs')
  .argument('<file>', 'the file to write; it must not exist')
  .action(async (file: string) => {
    const { backup } = await import('./cli/backup.js');
    await backup(file);
  });

const audit = program.command('audit').description('prove what happened: the history and its chain of hashes');
audit
  .command('verify')
  .description('follow the chain through every row and name the first that does not hold; also while the bot runs')
  .option('--file <file>', 'a file that was exported, instead of the database')
  .option('--head <hash>', 'a head that was posted or exported before: it must still be in the chain')
  .addHelpText('after', '\nEnds with 0 where the chain holds, 1 where it does not, 2 where it cannot be read.')
  .action(async (options: { file?: string; head?: string }) => {
    const { auditVerify } = await import('./cli/audit-verify.js');
    process.exitCode = await auditVerify(options);
  });
audit
  .command('export')
  .description('write the history as JSON objects, one a line, with the hash of its head in the last')
  .argument('<file>', 'the file to write; it must not exist; - for standard output')
  .action(async (file: string) => {
    const { auditExport } = await import('./cli/audit-export.js');
    await auditExport(file);
  });

program
  .command('doctor')
  .description('try, live, everything Slack and Discord need to work, and say how to mend what does not')
  .option('--no-press', 'post no button to be pressed')
  .option('--wait <duration>', 'how long somebody has to press it (default: 60s)', duration)
  .option('--webhooks', 'send each outgoing webhook a signed test; it is for nobody')
  .action(async (options: { press: boolean; wait?: number; webhooks?: boolean }) => {
    const { doctorCommand } = await import('./cli/doctor.js');
    const pressMs = options.press ? (options.wait ?? WAIT_MS) : null;
    const code = await doctorCommand({ pressMs, sendPages: options.webhooks ?? false });
    process.exitCode = code;
    // Broken off while a service hangs: nobody waits for its answer any more.
    if (code === BROKEN_OFF) process.exit();
  });

program
  .command('demo')
  .description('replay a flash-sale evening of two hours in half a minute, through the real path')
  .option('--seed <n>', 'another evening', positive, 618)
  .action(async (options: { seed: number }) => {
    const { demo } = await import('./cli/demo.js');
    process.exitCode = await demo({ seed: options.seed });
  });

try {
  await program.parseAsync();
} catch (error) {
  // A person reads this: the sentence, not the stack.
  process.stderr.write(`tocsin: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function listed(one: string, before: readonly string[]): string[] {
  return [...before, one];
}

function positive(text: string): number {
  const n = Number(text);
  if (!Number.isFinite(n) || n <= 0) throw new InvalidArgumentError('expected a number above 0, such as 10');
  return n;
}

function duration(text: string): number {
  const ms = parseMs(text);
  if (ms === null || ms < 1_000 || ms > LONGEST_WAIT_MS)
    throw new InvalidArgumentError('expected a length of time between 1s and 1h, such as 90s');
  return ms;
}
