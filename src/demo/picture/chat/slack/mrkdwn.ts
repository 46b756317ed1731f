import { type Look, padded, type Run } from '../flow.js';
import { agoShown, dateShown, dayShown, timeShown, type Viewer } from '../viewer.js';
import { SLACK } from './colors.js';

/** Whoever reads it: times are theirs, and people are called by the names they have in Slack. */
export interface SlackViewer extends Viewer {
  /** By id, of accounts and user groups. */
  readonly names: ReadonlyMap<string, string>;
}

/** The markup our messages are made of; the rest of Slack's is escaped by them. */
const MARKUP = /\*([^*\n]+)\*|<!date\^(\d+)\^([^|>]*)\|([^>]*)>|<(?:@|!subteam\^)([A-Z0-9]+)>|[^*<]+|[\s\S]/gu;

/** mrkdwn as Slack shows it to this reader. */
export function mrkdwnRuns(markup: string, viewer: SlackViewer, look: Look): readonly Run[] {
  return [...markup.matchAll(MARKUP)].flatMap((match): readonly Run[] => {
    const [all, bold, seconds, format, , called] = match;
    if (bold !== undefined) return mrkdwnRuns(bold, viewer, { ...look, bold: true });
    if (seconds !== undefined && format !== undefined)
      return [{ text: dateText(Number(seconds) * 1000, format, viewer), look }];
    if (called !== undefined) {
      const text = padded(`@${viewer.names.get(called) ?? called}`);
      return [{ text, look: { ...look, ink: SLACK.link, chip: SLACK.mention } }];
    }
    return [{ text: unescaped(all), look }];
  });
}

/** `{date_short_pretty} {time}` in the reader's zone. Throws for what Slack knows and our messages do not use. */
function dateText(at: number, format: string, viewer: Viewer): string {
  return format.replace(/\{(\w+)\}/gu, (token, name: string) => {
    switch (name) {
      case 'time':
        return timeShown(at, viewer);
      case 'date_short':
        return dateShown(at, viewer);
      case 'date_short_pretty':
        return dayShown(at, viewer);
      case 'ago':
        return agoShown(at, viewer);
      default:
        throw new Error(`a message has the date format ${token}; teach dateText of mrkdwn.ts how Slack shows it`);
    }
  });
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
