import { ButtonStyle, ComponentType, type RawFile } from 'discord.js';
import type { FormId } from '../../../domain/card.js';
import { sentence } from '../../../text/catalogue.js';
import { sayText } from '../../../text/say.js';
import type { ControlRow } from '../controls.js';
import { customId } from '../custom-id.js';
import type { Reader } from '../rich-markup.js';
import { told } from './told.js';

/** As much of it stands in the message; more goes into a file. */
const SHOWN_MOST = 1200;

/** What somebody wrote into a dialog that was refused, to be copied, and a button that opens it again. */
export function filledIn(
  { id, subject }: { readonly id: FormId; readonly subject: string },
  text: string,
  reader: Reader,
): { readonly lines: readonly string[]; readonly controls: readonly ControlRow[]; readonly files: readonly RawFile[] } {
  const controls = againRow(id, subject, reader);
  if (text === '') return { lines: [], controls, files: [] };
  // A code block shows everything as it is, but for what would end it.
  if (text.length <= SHOWN_MOST && !text.includes('```')) {
    return { lines: [told(reader, sentence('discord.ui.typed')), `\`\`\`\n${text}\n\`\`\``], controls, files: [] };
  }
  const file: RawFile = { name: `${id}.txt`, data: text, contentType: 'text/plain; charset=utf-8' };
  return { lines: [told(reader, sentence('discord.ui.typed.file'))], controls, files: [file] };
}

function againRow(id: FormId, subject: string, { lang, zone, now }: Reader): readonly ControlRow[] {
  const custom = customId({ command: `${id} ${subject}`.trim(), asks: id }, null);
  if (custom === null) return [];
  const label = sayText(lang, zone, sentence('discord.ui.again'), now);
  return [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: custom }],
    },
  ];
}
