import type { SeenChannel, SeenMessage } from '../api/seen.js';

/** The newest messages of a channel, for the eyes of whoever reads a failed test. */
const SHOWN = 20;

export function dumpChannel(channel: SeenChannel): string {
  const all = channel.messages();
  const left = all.length - SHOWN;
  const lines = all
    .slice(-SHOWN)
    .flatMap((message) => [
      dumpMessage(message, '  '),
      ...channel.thread(message).map((reply) => dumpMessage(reply, '      ↳ ')),
    ]);
  const ephemerals = channel.members.flatMap((user) =>
    channel.ephemeral(user).map((message) => dumpMessage(message, `  (only ${user}) `)),
  );
  const more = left > 0 ? [`  … ${left} older`] : [];
  const body = [...more, ...lines, ...ephemerals];
  return [
    `#${channel.name} (${channel.id}), ${channel.posted} posted by the bot:`,
    ...(body.length ? body : ['  nothing']),
  ].join('\n');
}

function dumpMessage(message: SeenMessage, indent: string): string {
  const edited = message.edits > 0 ? ` (edited ${message.edits}×)` : '';
  const text = message.text.replaceAll('\n', `\n${' '.repeat(indent.length + 2)}`);
  return `${indent}${message.ts} ${message.user}${edited}: ${text}`;
}
