import { mkdirSync, writeFileSync } from 'node:fs';
import { commandsMarkdown } from '../src/chat/registry/markdown.js';
import { renderManifest } from '../src/chat/slack/manifest.js';
import { configurationMarkdown } from '../src/config/docs/markdown.js';
import { schemaText, YAML_KINDS } from '../src/config/docs/schema-files.js';
import { commands } from './index.js';

// `npm run docs`: run from the root of the repository.
mkdirSync('docs', { recursive: true });
writeFileSync('docs/commands.md', commandsMarkdown(commands));
writeFileSync('docs/configuration.md', configurationMarkdown());
mkdirSync('docs/schemas', { recursive: true });
for (const kind of YAML_KINDS) writeFileSync(`docs/schemas/${kind.name}.schema.json`, schemaText(kind));
mkdirSync('slack', { recursive: true });
writeFileSync('slack/manifest.yaml', renderManifest());
