import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One section of docs/senders.md. */
export interface SenderSection {
  readonly title: string;
  /** `sources:` of its YAML. */
  readonly sources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The example that sends one body to a bot. */
  readonly script: string;
  readonly text: string;
}

/** The sections of docs/senders.md that show a source. */
export function sendersPage(): readonly SenderSection[] {
  const page = readFileSync('docs/senders.md', 'utf8');
  return page
    .split(/^## /m)
    .slice(1)
    .map((text) => ({
      title: text.slice(0, text.indexOf('\n')),
      sources: parse(block(text, 'yaml')).sources,
      script: block(text, 'sh'),
      text,
    }));
}

function block(text: string, language: string): string {
  const found = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(text)?.[1];
  if (found === undefined) throw new Error(`no ${language} block in: ${text.slice(0, 80)}`);
  return found;
}

/** What the variables of the page hold in tests. */
export function secretOfPage(name: string): string {
  return name === 'ERP_SECRET'
    ? `whsec_${Buffer.from('a key of at least 24 bytes').toString('base64')}`
    : 's3cret-of-the-page';
}
