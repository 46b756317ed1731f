import { mkdirSync, writeFileSync } from 'node:fs';
import { commandsMarkdown } from '../src/chat/registry/markdown.js';
import { renderManifest } from '../src/chat/slack/manifest.js';
import { commands } from './index.js';

// `npm run docs`: run from the root of the repository.
mkdirSync('docs', { recursive: true });
writeFileSync('docs/commands.md', commandsMarkdown(commands));
mkdirSync('slack', { recursive: true });
writeFileSync('slack/manifest.yaml', renderManifest());
