import type { Mark } from './spotter.js';

/** A piece of a comment between two signs or turns, with the words that say something in it. */
export interface Clause {
  readonly marks: readonly Mark[];
  readonly from: number;
  readonly to: number;
  /** Which sentence it belongs to, from 0. */
  readonly sentence: number;
  /** Is it asked, or exclaimed? */
  readonly asks: boolean;
  readonly exclaims: boolean;
  /** Does it begin with a word of contrast? */
  readonly turned: boolean;
}

const ENDS = '。！？!?；;…\n';
const PARTS = '，,、~～ \t';

/** Cuts a folded comment where it pauses and where it turns. */
export function clausesOf(text: string, marks: readonly Mark[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  let turned = false;
  let held: Mark[] = [];
  let next = 0;
  const close = (to: number, sign: string) => {
    if (to > from || held.length > 0) {
      const asks = sign === '?' || sign === '？' || text[to - 1] === '吗';
      clauses.push({ marks: held, from, to, sentence, asks, exclaims: sign === '!' || sign === '！', turned });
    }
    held = [];
  };
  for (let at = 0; at < text.length; ) {
    const mark = marks[next];
    if (mark && mark.from === at) {
      next++;
      if (mark.entry.kind === 'but') {
        close(at, '');
        from = mark.to;
        turned = true;
      } else held.push(mark);
      at = mark.to;
      continue;
    }
    const char = text[at] ?? '';
    const ends = isEnd(text, at);
    if (ends || isPause(text, at)) {
      close(at, char);
      from = at + 1;
      turned = false;
      if (ends) sentence++;
    }
    at++;
  }
  close(text.length, '');
  return clauses;
}

// A full stop between figures or letters ends nothing.
function isEnd(text: string, at: number): boolean {
  const char = text[at] ?? '';
  if (char !== '.') return ENDS.includes(char);
  const after = text[at + 1];
  return after === undefined || after === ' ' || after === '.';
}

// A blank parts Chinese, not English.
function isPause(text: string, at: number): boolean {
  const char = text[at] ?? '';
  if (!PARTS.includes(char)) return false;
  return (char !== ' ' && char !== '\t') || (text.charCodeAt(at - 1) > 0x2e80 && text.charCodeAt(at + 1) > 0x2e80);
}
