import type { LanguageTools } from '../language/tools.js';
import { Featurer } from './features.js';
import { CommentModel, type CommentModelFile } from './model.js';
import { LONGEST, type Opinion, OpinionReader } from './read.js';
import type { Theme } from './themes.js';
import { foldText, type OwnWords } from './vocabulary.js';

/** Reads comments with the lexicon, and with a learned model where there is one. */
export class CommentJudge {
  readonly #tools: LanguageTools;
  readonly #reader: OpinionReader;
  readonly #model: CommentModel | null;
  #featurer: Featurer | null = null;

  constructor(tools: LanguageTools, model: CommentModelFile | null, own: Readonly<Record<Theme, OwnWords>> = {}) {
    this.#tools = remembering(tools);
    this.#reader = new OpinionReader(this.#tools, own);
    this.#model = model && new CommentModel(model);
  }

  read(comment: string): Opinion {
    const opinion = this.#reader.read(comment);
    if (!this.#model) return opinion;
    const text = foldText(comment.slice(0, LONGEST));
    this.#featurer ??= new Featurer();
    const learned = this.#model.complaint(this.#featurer.of(text, this.#tools.words(text), opinion));
    // Reviews hardly ever ask, so a model learned from them takes a question for a complaint.
    return { ...opinion, complaint: opinion.open ? Math.min(learned, opinion.complaint) : learned };
  }
}

/** Reader and model cut the same text one after the other. */
function remembering(tools: LanguageTools): LanguageTools {
  let last: string | null = null;
  let words: readonly string[] = [];
  return {
    words(text) {
      if (text !== last) {
        words = tools.words(text);
        last = text;
      }
      return words;
    },
    pinyin: (text) => tools.pinyin(text),
  };
}
