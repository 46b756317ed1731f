import type { CommentModelFile } from './opinion/model.js';
import type { Theme } from './opinion/themes.js';
import type { OwnWords } from './opinion/vocabulary.js';
import type { ElasticCase, LevelValues, RuleBase } from './rule-base.js';
import type { Worded } from './text.js';

/** Complaints of comments by theme: their share against the usual one, and how many there are. */
export interface OpinionRule extends RuleBase {
  readonly kind: 'opinion';
  /** Themes watched, each a condition of its own; `any` is all complaints together. */
  readonly themes: readonly Theme[];
  readonly windowMs: number;
  /** Times the usual share from which each level holds. */
  readonly levels: LevelValues;
  /** Complaints in the window from which each level holds, whatever their share. */
  readonly counts: LevelValues;
  readonly elastic: readonly OpinionCase[];
  readonly hysteresis: number;
  /** With fewer complaints in the window their share says nothing. */
  readonly least: number;
  /** Share that counts as usual until one is learned, 0…1. */
  readonly usual: number;
  /** Half-life of what is learned of the usual share, ms. */
  readonly learnMs: number;
  /** Probability from which a comment is a complaint, 0…1. */
  readonly from: number;
  /** Words added to the lexicon, by theme. */
  readonly words: Readonly<Record<Theme, OwnWords>>;
  /** What themes of the rule's own are called. */
  readonly names: Readonly<Record<Theme, Worded>>;
  /** Learned from labelled comments; null: the lexicon alone judges. */
  readonly model: CommentModelFile | null;
}

/** Other values in place of both. */
export interface OpinionCase extends ElasticCase {
  readonly counts: LevelValues;
}
