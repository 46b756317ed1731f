import type { JsonObject } from '../../../../src/domain/json.js';
import type { Mention } from '../api/seen.js';
import { asText, objectsAt, textAt } from '../json.js';
import { renderDate } from './date.js';
import type { Eyes } from './eyes.js';

/** A rich_text block as text, lists with bullets. */
export function renderRichText(block: JsonObject, eyes: Eyes): string {
  return objectsAt(block, 'elements')
    .map((part) =>
      part.type === 'rich_text_list'
        ? objectsAt(part, 'elements')
            .map((item) => `• ${pieces(item, eyes)}`)
            .join('\n')
        : pieces(part, eyes),
    )
    .join('\n');
}

function pieces(part: JsonObject, eyes: Eyes): string {
  return objectsAt(part, 'elements')
    .map((piece) => {
      switch (textAt(piece, 'type')) {
        case 'user':
          return eyes.user(textAt(piece, 'user_id'));
        case 'usergroup':
          return eyes.group(textAt(piece, 'usergroup_id'));
        case 'channel':
          return eyes.channel(textAt(piece, 'channel_id'));
        case 'broadcast':
          return `@${textAt(piece, 'range')}`;
        case 'emoji':
          return `:${textAt(piece, 'name')}:`;
        case 'date':
          return renderDate(String(piece.timestamp), textAt(piece, 'format'), eyes) ?? textAt(piece, 'fallback');
        default:
          return asText(piece.text) ?? textAt(piece, 'url');
      }
    })
    .join('');
}

/** Calls in rich text are elements of their own. */
export function richMentions(block: JsonObject): Mention[] {
  return objectsAt(block, 'elements').flatMap((part): Mention[] => {
    if (part.type === 'user') return [{ kind: 'user', id: textAt(part, 'user_id') }];
    if (part.type === 'usergroup') return [{ kind: 'group', id: textAt(part, 'usergroup_id') }];
    const range = part.type === 'broadcast' ? textAt(part, 'range') : '';
    if (range === 'here' || range === 'channel' || range === 'everyone') return [{ kind: range, id: range }];
    return richMentions(part);
  });
}
