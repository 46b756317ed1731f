import { ComponentType, type StringSelectMenuInteraction } from 'discord.js';
import { sentence } from '../../../text/catalogue.js';
import { sayText } from '../../../text/say.js';
import type { ChatHost } from '../../host.js';
import { cutMarkup, cutText } from '../cut.js';
import { escapeText, plainText } from '../escape.js';
import { LIMITS } from '../limits.js';
import type { MessageBody } from '../message.js';
import type { Asker } from './asker.js';
import { incidentLabels, isIncident } from './incident-labels.js';
import { readerOf } from './reply-body.js';
import { hint, told, toldBody } from './told.js';

const OURS = 'n1';

export interface Choice {
  readonly incident: string;
  /** Of the message to be noted. */
  readonly ref: string;
  readonly words: string;
}

/**
 * Asks which incident a message belongs to. Nothing is remembered until it is chosen: the words stand in the prompt, the
 * message's ref in the id of its menu.
 */
export async function choicePrompt(host: ChatHost, asker: Asker, ref: string, words: string): Promise<MessageBody> {
  const reader = readerOf(host, asker);
  const active = (await host.complete('note ')).filter(isIncident);
  if (active.length === 0) return toldBody([hint(reader, sentence('discord.ui.choose.none'), 'declare')]);
  const shown = active.slice(0, LIMITS.options);
  const labels = await incidentLabels(host, shown, asker.lang);
  const more = shown.length === active.length ? '' : hint(reader, sentence('discord.ui.choose.more'), 'note');
  const prompt = toldBody(
    [told(reader, sentence('discord.ui.choose')), more],
    [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: `${OURS}|${ref}`,
            placeholder: cutText(
              sayText(reader.lang, reader.zone, sentence('discord.ui.choose.menu'), reader.now),
              LIMITS.placeholder,
            ),
            options: shown.map((name) => ({
              value: name,
              label: cutText(labels.get(name) ?? name, LIMITS.optionLabel),
            })),
          },
        ],
      },
    ],
  );
  return { ...prompt, embeds: [{ description: cutMarkup(escapeText(words), LIMITS.embedDescription) }] };
}

export function isChoice(customId: string): boolean {
  return customId.startsWith(`${OURS}|`);
}

export function readChoice(interaction: StringSelectMenuInteraction): Choice {
  return {
    incident: interaction.values[0] ?? '',
    ref: interaction.customId.slice(OURS.length + 1),
    words: plainText(interaction.message.embeds[0]?.description ?? ''),
  };
}
