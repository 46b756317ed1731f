/** What text rules need of language beyond plain strings. Heavy and native, so it is passed in. */
export interface LanguageTools {
  /** The words of a text in their order; joined they are the text again. */
  words(text: string): readonly string[];
  /** Pinyin without tones of each Han character, `` for any other character; as long as the text has code points. */
  pinyin(text: string): readonly string[];
}

/** Without tools: every character is a word, and none has a sound. */
export const NO_LANGUAGE: LanguageTools = {
  words: (text) => [...text],
  pinyin: (text) => [...text].map(() => ''),
};
