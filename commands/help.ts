import { nearCommand, pathsOf } from '../src/chat/registry/find-command.js';
import { refused, shown, tell } from '../src/chat/registry/reply.js';
import { tokenise } from '../src/chat/registry/tokens.js';
import { summary, usage } from '../src/chat/registry/usage.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { Command } from '../src/chat/registry.js';
import type { Rich } from '../src/domain/card.js';
import type { Lang } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';

/** Help over a list of commands; the list is asked for when needed, because help is one of it. */
export function helpOver(commands: () => readonly Command[]): Command {
  return defineCommand({
    path: ['help'],
    aliases: ['?', '帮助'],
    params: [{ name: 'command', kind: 'rest', optional: true, completes: 'command' }],
    ability: 'look',
    examples: ['help', 'help silence', 'help snooze'],
    run: async (args, context) => {
      if (args.command === undefined) {
        const lines = commands().map((command) => line(command, context.lang));
        return shown(context, sentence('help.title'), [...lines, tell(context, sentence('help.more'))]);
      }
      const asked = args.command.normalize('NFKC').toLowerCase();
      const about = commands().filter((command) =>
        pathsOf(command).some((path) => path.join(' ') === asked || path[0] === asked),
      );
      if (about.length === 0) {
        const near = nearCommand(commands(), asked, tokenise(asked));
        return refused(
          sentence('help.unknown', { typed: args.command }),
          near ? `help ${near.command.path.join(' ')}` : 'help',
        );
      }
      const text = about.flatMap((command): Rich[] => [
        line(command, context.lang),
        tell(context, sentence('help.permission', { need: { say: { key: `ability.${command.ability}` } } })),
        ...command.examples.map((example) => tell(context, sentence('help.example', { example }))),
        ...(command.aliases?.length
          ? [tell(context, sentence('help.also', { aliases: command.aliases.join(' · ') }))]
          : []),
      ]);
      return shown(context, sentence('help.about', { command: args.command }), text);
    },
  });
}

function line(command: Command, lang: Lang): Rich {
  return [`/risk ${usage(command, lang)} — ${summary(command, lang)}`];
}
