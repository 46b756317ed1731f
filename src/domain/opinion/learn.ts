import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import type { LanguageTools } from '../language/tools.js';
import { BUCKETS, DENSE, Featurer, type Features } from './features.js';
import { CommentModel, type CommentModelFile, packed, type Score, type Weights } from './model.js';
import { LONGEST, OpinionReader } from './read.js';
import { foldText } from './vocabulary.js';

/** A comment somebody has judged. */
export interface Labelled {
  readonly text: string;
  readonly complaint: boolean;
}
export interface LearnOptions {
  readonly seed: number;
  /** Share kept back to measure on, by the hash of the text: 0.2. Equal texts are never on both sides. */
  readonly heldOut: number;
}

interface Example {
  readonly features: Features;
  readonly complaint: boolean;
}

const EPOCHS = 6;
const RATE = 2;
/** Pull towards 0, on the weights a comment touches. */
const RIDGE = 2e-5;

/**
 * Logistic regression by stochastic gradient descent, its weights averaged over all steps (Polyak & Juditsky 1992).
 * The same comments and seed give the same model. What is kept back is not learned from.
 */
export function learnComments(
  comments: readonly Labelled[],
  tools: LanguageTools,
  { seed, heldOut }: LearnOptions,
): CommentModelFile {
  const reader = new OpinionReader(tools);
  const featurer = new Featurer();
  const example = ({ text, complaint }: Labelled): Example => {
    const folded = foldText(text.slice(0, LONGEST));
    return { features: featurer.of(folded, tools.words(folded), reader.read(text)), complaint };
  };
  const back = comments.filter(({ text }) => shareOf(text) < heldOut);
  const learned = comments.filter(({ text }) => shareOf(text) >= heldOut);
  const weights = descend(learned.map(example), seed);
  const about = {
    rows: learned.length,
    complaints: learned.filter(({ complaint }) => complaint).length,
    seed,
    heldOut: { rows: 0, accuracy: 0, f1: 0 },
  };
  const file = packed(weights, about);
  const model = new CommentModel(file);
  const judged = back.map((one) => {
    const { features, complaint } = example(one);
    return { said: model.complaint(features) >= 0.5, complaint };
  });
  return { ...file, learned: { ...about, heldOut: scoreOf(judged) } };
}

/** Accuracy, and F1 of complaints (0 where there are none). */
export function scoreOf(judged: readonly { readonly said: boolean; readonly complaint: boolean }[]): Score {
  const hit = judged.filter(({ said, complaint }) => said && complaint).length;
  const wrong = judged.filter(({ said, complaint }) => said !== complaint).length;
  const rows = judged.length;
  return {
    rows,
    accuracy: rows === 0 ? 0 : (rows - wrong) / rows,
    f1: hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong),
  };
}

function descend(examples: readonly Example[], seed: number): Weights {
  const table = new Float64Array(BUCKETS);
  const dense = new Float64Array(DENSE);
  // The mean of all steps is the last one less what each change was worth before it came.
  const tableLate = new Float64Array(BUCKETS);
  const denseLate = new Float64Array(DENSE);
  const random = xoroshiro128plus(seed);
  const order = examples.map((_, i) => i);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch);
    for (let i = order.length - 1; i > 0; i--) {
      const j = unsafeUniformIntDistribution(0, i, random);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      const { features, complaint } = example;
      const error = (complaint ? 1 : 0) - chance(table, dense, features);
      const push = rate * error * features.each;
      for (const place of features.places) {
        const change = push - rate * RIDGE * (table[place] ?? 0);
        table[place] = (table[place] ?? 0) + change;
        tableLate[place] = (tableLate[place] ?? 0) + step * change;
      }
      for (const [k, value] of features.dense.entries()) {
        const change = 0.1 * rate * error * value;
        dense[k] = (dense[k] ?? 0) + change;
        denseLate[k] = (denseLate[k] ?? 0) + step * change;
      }
      step++;
    }
  }
  const steps = Math.max(1, step);
  return {
    table: table.map((weight, i) => weight - (tableLate[i] ?? 0) / steps),
    dense: dense.map((weight, i) => weight - (denseLate[i] ?? 0) / steps),
  };
}

function chance(table: Float64Array, dense: Float64Array, features: Features): number {
  let sum = 0;
  for (const place of features.places) sum += table[place] ?? 0;
  let odds = sum * features.each;
  for (const [k, value] of features.dense.entries()) odds += value * (dense[k] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}

/** Where a text falls, 0…1, by its hash (FNV-1a): the same in every run, whatever stands beside it. */
export function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
