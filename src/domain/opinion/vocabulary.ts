import { foldHan } from '../speech/fold.js';
import { COMPLAINT_EN, COMPLAINT_ZH, type Feelings, PRAISE_EN, PRAISE_ZH } from './lexicon/feelings.js';
import { THEME_WORDS_ZH } from './lexicon/theme-words.js';
import { THEME_WORDS_EN } from './lexicon/theme-words-en.js';
import { EMOJI, TURNS } from './lexicon/turns.js';
import { THEMES, type Theme } from './themes.js';

export type Turn = keyof typeof TURNS;

/** What a word does to the comment it stands in. */
export interface Entry {
  /** `good` and `bad` are said of something, `name` names it, the others turn what is said. */
  readonly kind: 'good' | 'bad' | 'name' | Turn;
  readonly weight: number;
  readonly theme: Theme | null;
  /** Said of so many things that what stands before it decides of which: 太慢. */
  readonly weak: boolean;
}

/** Words a rule adds, by theme; a theme that is not known yet is one more. */
export interface OwnWords {
  readonly names: readonly string[];
  readonly faults: readonly string[];
  readonly merits: readonly string[];
}

const WEIGHTS = { strong: 2, plain: 1, mild: 0.45 } as const;
const WEAK = new Set(
  listed(
    '太大了 太小了 太小 太短 太长 太窄 大了 小了 长了 短了 太慢 很慢 好慢 真慢 超慢 慢了 慢得 及时 迅速 神速 薄 硬 坏 late',
  ),
);

/** Faults that praise admits to. */
const MILD = new Set(
  listed(
    '旧 影响 小了 大了 长了 短了 贵了 便宜了 普通 不足 缺点 缺憾 美中不足 遗憾 累 薄 很薄 不习惯 有点贵 磕碰 瑕疵 涨价 优惠 方便 收费 修 硬 黏 酸 自提 等了 折痕 合适 正好',
  ),
);

/** Every word there is with what it does, compared as `foldText` has it. The first that names a word keeps it. */
export function vocabulary(own: Readonly<Record<Theme, OwnWords>>): ReadonlyMap<string, Entry> {
  const all = new Map<string, Entry>();
  const add = (words: readonly string[], kind: Entry['kind'], weight: number, theme: Theme | null) => {
    for (const written of words) {
      const word = foldText(written);
      if (word !== '' && !all.has(word))
        all.set(word, { kind, weight: MILD.has(word) ? WEIGHTS.mild : weight, theme, weak: WEAK.has(word) });
    }
  };
  for (const [theme, { names, faults, merits }] of Object.entries(own)) {
    add(names, 'name', 0, theme);
    add(faults, 'bad', 1, theme);
    add(merits, 'good', 1, theme);
  }
  for (const [turn, words] of Object.entries(TURNS)) if (isTurn(turn)) add(listed(words), turn, 0, null);
  for (const theme of THEMES) {
    for (const { names, faults, merits } of [THEME_WORDS_ZH[theme], THEME_WORDS_EN[theme]]) {
      add(listed(names), 'name', 0, theme);
      add(listed(faults), 'bad', 1, theme);
      add(listed(merits), 'good', 1, theme);
    }
  }
  const feel = (feelings: Feelings, kind: 'good' | 'bad') => {
    for (const weight of ['strong', 'plain', 'mild'] as const)
      add(listed(feelings[weight]), kind, WEIGHTS[weight], null);
  };
  feel(COMPLAINT_ZH, 'bad');
  feel(COMPLAINT_EN, 'bad');
  feel(PRAISE_ZH, 'good');
  feel(PRAISE_EN, 'good');
  add(listed(EMOJI.praise), 'good', 1, null);
  add(listed(EMOJI.complaint), 'bad', 1, null);
  return all;
}

/** Lower case, simplified, half width; of the same length in UTF-16, so that places in it are places in the original. */
export function foldText(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const char = text[i] ?? '';
    if (code >= 0x4e00 && code <= 0x9fff) folded += foldHan(char);
    else if (code >= 0x41 && code <= 0x5a) folded += String.fromCharCode(code + 32);
    else if (code < 0x80) folded += char;
    else if (code >= 0xff21 && code <= 0xff3a) folded += String.fromCharCode(code - 0xfee0 + 32);
    else if (code > 0xff00 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else folded += char === '’' || char === '‘' ? "'" : char === '\u3000' ? ' ' : char;
  }
  return folded;
}

function isTurn(word: string): word is Turn {
  return Object.hasOwn(TURNS, word);
}

function listed(words: string): readonly string[] {
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
}
