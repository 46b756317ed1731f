// Control characters, line and paragraph separators, and the marks that turn text round or hide
// in it: none of them belongs in a name, a label or a note from outside.
const UNWANTED =
  /[\p{Cc}\p{Zl}\p{Zp}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{fff9}-\u{fffb}]+/gu;

const ESC = String.fromCharCode(0x1b);
const BEL = String.fromCharCode(0x07);
const CSI = String.fromCharCode(0x9b);
/** Terminal sequences: those that move and colour, those that set titles and links, and the short ones. */
const ESCAPES = new RegExp(
  [
    `(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]`,
    `${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?`,
    `${ESC}[@-Z\\\\^_]`,
  ].join('|'),
  'gu',
);

/** Text from outside as one plain line: terminal escape sequences gone, control characters and line breaks a space. */
export function cleanText(text: string): string {
  return text.replace(ESCAPES, '').replace(UNWANTED, ' ');
}
