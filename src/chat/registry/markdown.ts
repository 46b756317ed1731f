import type { Lang } from '../../domain/text.js';
import { sayText } from '../../text/say.js';
import type { Command } from '../registry.js';
import { menuPath } from './groups.js';
import { summary, usage } from './usage.js';

/** The page `docs/commands.md`: every command in both languages, made from the definitions alone. */
export function commandsMarkdown(commands: readonly Command[]): string {
  const parts = (['en', 'zh-CN'] as const).map((lang) => section(commands, lang));
  return `<!-- Made from commands/ by \`npm run docs\`; do not edit. -->\n\n${parts.join('\n')}`;
}

function section(commands: readonly Command[], lang: Lang): string {
  const tell = (key: string): string => sayText(lang, 'utc', { key }, 0);
  const blocks = commands
    .filter((command) => !command.hidden)
    .map((command) => {
      const also = command.aliases?.length
        ? `${tell('docs.also')} ${command.aliases.map((alias) => `\`${alias}\``).join(' · ')}\n\n`
        : '';
      const menu =
        command.under === undefined ? '' : `${tell('docs.discord')} \`/risk ${menuPath(command).join(' ')}\`\n\n`;
      const examples = command.examples.map((example) => `/risk ${example}`).join('\n');
      return `### \`${usage(command, lang)}\`\n\n${summary(command, lang)} (${tell(`ability.${command.ability}`)})\n\n${also}${menu}\`\`\`text\n${examples}\n\`\`\`\n`;
    });
  return `# ${tell('docs.title')}\n\n${tell('docs.intro')}\n\n${blocks.join('\n')}`;
}
