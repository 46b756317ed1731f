import { type Look, padded, type Run } from '../flow.js';
import { agoShown, dateShown, timeShown, type Viewer } from '../viewer.js';
import { DISCORD } from './colors.js';
import { look, TEXT_SIZE } from './looks.js';

/** Whoever reads it: times are theirs, and people are called by the names they have in Discord. */
export interface DiscordViewer extends Viewer {
  /** By id, of accounts and roles. */
  readonly names: ReadonlyMap<string, string>;
}

/** A line, as big as its mark says. */
export interface MarkdownLine {
  readonly small: boolean;
  readonly runs: readonly Run[];
}

const SMALL = '-# ';
/** The markup our messages are made of; the rest of Discord's is escaped by them. */
const MARKUP = /\\([^0-9A-Za-z\s])|(\*\*)|<t:(\d+):([a-zA-Z])>|<@&?(\d+)>|[^\\*<]+|[\s\S]/gu;

/** Markdown as Discord shows it to this reader, line by line. */
export function markdownLines(markup: string, viewer: DiscordViewer): readonly MarkdownLine[] {
  return markup
    .split('\n')
    .map((line) =>
      line.startsWith(SMALL)
        ? { small: true, runs: markdownRuns(line.slice(SMALL.length), viewer, look(12, { ink: DISCORD.quiet })) }
        : { small: false, runs: markdownRuns(line, viewer, look(TEXT_SIZE)) },
    );
}

/** The same for text on one line. */
export function markdownRuns(markup: string, viewer: DiscordViewer, plain: Look): readonly Run[] {
  let bold = plain.bold;
  return [...markup.matchAll(MARKUP)].flatMap((match): readonly Run[] => {
    const [all, sign, stars, seconds, style, called] = match;
    const now: Look = { ...plain, bold };
    if (stars !== undefined) {
      bold = !bold;
      return [];
    }
    if (seconds !== undefined && style !== undefined)
      return [{ text: padded(stampText(Number(seconds) * 1000, style, viewer)), look: { ...now, chip: DISCORD.time } }];
    if (called !== undefined) {
      const text = padded(`@${viewer.names.get(called) ?? called}`);
      return [{ text, look: { ...now, ink: DISCORD.called, chip: DISCORD.mention } }];
    }
    return [{ text: sign ?? all, look: now }];
  });
}

/** `<t:…:R>` in the reader's zone. Throws for what Discord knows and our messages do not use. */
function stampText(at: number, style: string, viewer: Viewer): string {
  switch (style) {
    case 't':
      return timeShown(at, viewer);
    case 'f':
      return `${dateShown(at, viewer)} ${timeShown(at, viewer)}`;
    case 'D':
      return dateShown(at, viewer);
    case 'R':
      return agoShown(at, viewer);
    default:
      throw new Error(`a message has a time of style ${style}; teach stampText of markdown.ts how Discord shows it`);
  }
}
