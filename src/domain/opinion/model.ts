import { z } from 'zod';
import { BUCKETS, DENSE, type Features } from './features.js';

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/, 'expected base64');
const share = z.number().min(0).max(1);

/** How a model did on comments it had not learned from. */
export const scoreSchema = z.strictObject({ rows: z.int().min(0), accuracy: share, f1: share });
export type Score = z.output<typeof scoreSchema>;

/** A model of comments as it is written down: a weight of one byte for each place of the table. */
export const commentModelSchema = z.strictObject({
  kind: z.literal('tocsin-comments'),
  version: z.literal(1),
  buckets: z.literal(BUCKETS),
  /** What one step of a byte is worth. */
  scale: z.number().positive(),
  dense: z.array(z.number()).length(DENSE),
  weights: base64.length(Math.ceil(BUCKETS / 3) * 4),
  learned: z.strictObject({ rows: z.int().min(0), complaints: z.int().min(0), seed: z.int(), heldOut: scoreSchema }),
});
export type CommentModelFile = z.output<typeof commentModelSchema>;

/** Weights as they are learned. */
export interface Weights {
  readonly table: Float64Array;
  readonly dense: Float64Array;
}

/** A model ready for use; its table is unpacked when it is first asked. */
export class CommentModel {
  #table: Int8Array | null = null;

  constructor(readonly file: CommentModelFile) {}

  /** How likely it is a complaint, 0…1. */
  complaint({ places, each, dense }: Features): number {
    this.#table ??= unpacked(this.file.weights);
    let sum = 0;
    for (const place of places) sum += this.#table[place] ?? 0;
    let odds = sum * each * this.file.scale;
    for (const [i, value] of dense.entries()) odds += value * (this.file.dense[i] ?? 0);
    return 1 / (1 + Math.exp(-odds));
  }
}

/** Packs weights into bytes; the largest of them is 127 steps. */
export function packed({ table, dense }: Weights, learned: CommentModelFile['learned']): CommentModelFile {
  let largest = 0;
  for (const weight of table) largest = Math.max(largest, Math.abs(weight));
  const scale = largest === 0 ? 1 : largest / 127;
  let bytes = '';
  for (const weight of table) bytes += String.fromCharCode(Math.round(weight / scale) & 0xff);
  return {
    kind: 'tocsin-comments',
    version: 1,
    buckets: BUCKETS,
    scale,
    dense: [...dense],
    weights: btoa(bytes),
    learned,
  };
}

function unpacked(weights: string): Int8Array {
  const bytes = atob(weights);
  const table = new Int8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) table[i] = bytes.charCodeAt(i);
  return table;
}
