import { join } from 'node:path';
import { loadConfig } from '../../config/load.js';
import type { Lang } from '../../domain/text.js';
import { createLog } from '../../lib/log.js';
import { packageRoot } from '../../lib/root.js';
import { recordChats } from './chat/chat-evening.js';
import { chatPictures } from './chat/chat-pictures.js';
import { consolePicture } from './console-picture.js';

const SEED = 618;

/**
 * Draws the README's pictures of a language from what the chats show while the recorded evening plays, under the shipped
 * configuration: SVG by file name in docs/, always the same. Throws where the evening no longer shows what they need.
 */
export async function drawPictures(lang: Lang): Promise<ReadonlyMap<string, string>> {
  const loading = loadConfig(join(packageRoot(), 'config'), () => undefined, lang);
  if (!loading.ok) throw new Error('the shipped configuration does not load; run: npx tocsin check-config config');
  const { config } = loading;
  const log = createLog('error');
  const pictures = {
    console: await consolePicture(SEED, config, lang, log),
    ...chatPictures(await recordChats({ seed: SEED, config, lang, log }), config.settings, lang),
  };
  return new Map(Object.entries(pictures).map(([name, svg]) => [fileName(name, lang), svg]));
}

function fileName(name: string, lang: Lang): string {
  return lang === 'en' ? `${name}.svg` : `${name}.${lang}.svg`;
}
