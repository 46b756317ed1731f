/**
 * A backslash shows the sign after it as it stands wherever Discord reads markdown. discord.js's `escapeMarkdown` spares
 * what looks like a link or an emoji, lists and headings only if asked, and a masked link's second bracket never; text
 * from outside gets no such favours, so every sign that can begin something is escaped.
 */
const SIGNS = /[\\*_~|`<>@#[\]()]/g;
/** A list, a heading in small text, a numbered list: only where a line begins. */
const AT_LINE_START = /^(\s*)([-+]|\d+(?=[.)]))/gm;
/** `https://…` would become a link (and `discord://…` a button into the app). */
const SCHEME = /:(?=\/)/g;

/** Plain text as Discord shows it unchanged: no markdown, no mention, no link, no emoji of a server, no timestamp. */
export function escapeText(text: string): string {
  return text
    .replace(SIGNS, '\\$&')
    .replace(AT_LINE_START, (_all, space: string, sign: string) =>
      sign === '-' || sign === '+' ? `${space}\\${sign}` : `${space}${sign}\\`,
    )
    .replace(SCHEME, '\\:');
}

/** Undoes `escapeText`. */
export function plainText(markup: string): string {
  return markup.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}
