import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { type Labelled, shareOf } from '../../src/domain/opinion/learn.js';

export interface Review extends Labelled {
  readonly category: string;
}
export const HOTEL = '酒店';

/** Shop reviews with their category. */
export function shopReviews(folder: string): readonly Review[] {
  return reviewsIn(gunzipSync(readFileSync(join(folder, 'online_shopping.csv.gz'))).toString('utf8'));
}

/** Hotel reviews of another source. */
export function hotelReviews(folder: string): readonly Review[] {
  return reviewsIn(readFileSync(join(folder, 'ChnSentiCorp_htl_all.csv'), 'utf8'));
}

/** By the hash of the text, so that equal texts are on one side: 60 % to learn from, 20 % to tune on, 20 % to test on. */
export function split(reviews: readonly Review[]) {
  const between = (from: number, to: number) =>
    reviews.filter(({ text }) => shareOf(text) >= from && shareOf(text) < to);
  return { learning: between(0, 0.6), tuning: between(0.6, 0.8), test: between(0.8, 1) };
}

function reviewsIn(csv: string): readonly Review[] {
  const rows: Record<string, string>[] = parse(csv.replaceAll('\ufeff', ''), {
    columns: true,
    relax_quotes: true,
    relax_column_count: true,
  });
  return rows.flatMap(({ cat, label, review }) =>
    review ? [{ category: cat ?? HOTEL, text: review, complaint: label === '0' }] : [],
  );
}
