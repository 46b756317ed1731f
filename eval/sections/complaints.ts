import { CommentJudge } from '../../src/domain/opinion/comment-judge.js';
import { type Labelled, learnComments, scoreOf } from '../../src/domain/opinion/learn.js';
import { createLanguage } from '../../src/language/tools.js';
import { bayes } from '../complaints/bayes.js';
import { keywords } from '../complaints/keywords.js';
import { HOTEL, hotelReviews, type Review, shopReviews, split } from '../complaints/reviews.js';
import { print, printTable } from '../print.js';
import type { Section } from '../section.js';

type Says = (text: string) => boolean;
const SEED = 1;
const WORD = '色差';

/** How well the rule kind `opinion` tells complaints: the lexicon alone, and with a model learned from other reviews. */
export const complaints: Section = {
  name: 'complaints',
  needs: 'zh_reviews',
  run(folder) {
    const shop = shopReviews(folder);
    const hotels = hotelReviews(folder);
    const { learning, tuning, test } = split(shop);
    const tools = createLanguage();
    const judge = (model: ReturnType<typeof learnComments> | null): Says => {
      const reader = new CommentJudge(tools, model);
      return (text) => reader.read(text).complaint >= 0.5;
    };
    const learned = (from: readonly Labelled[]) => judge(learnComments(from, tools, { seed: SEED, heldOut: 0 }));
    const lexicon = judge(null);
    const rivals: readonly (readonly [string, Says])[] = [
      ['opinion, learned', learned(learning)],
      ['opinion, as it is shipped (lexicon)', lexicon],
      ['naive Bayes over character pairs', bayes(learning)],
      ['keywords, with denials', keywords(true)],
      ['keywords', keywords(false)],
    ];
    print(
      `## Complaints: ${learning.length} reviews to learn from, ${tuning.length} to tune on, ${test.length} to test on`,
    );
    printTable(
      ['shop reviews, test part', 'accuracy', 'F1 of complaints', 'comments a second'],
      rivals.map(([name, says]) => {
        const started = performance.now();
        const { accuracy, f1 } = measured(says, test);
        const second = (1000 * test.length) / (performance.now() - started);
        return [name, percent(accuracy), f1.toFixed(3), `${Math.round(second / 100) * 100}`];
      }),
    );
    const categories = [...new Set(shop.map(({ category }) => category))];
    printTable(
      ['F1 of complaints by category', 'test reviews', 'complaints', 'learned', 'lexicon', 'naive Bayes', 'keywords'],
      categories.map((category) => {
        const those = test.filter((one) => one.category === category);
        const f1 = (i: number) => measured(rivals[i]?.[1] ?? lexicon, those).f1.toFixed(3);
        return [
          category,
          `${those.length}`,
          `${those.filter((one) => one.complaint).length}`,
          f1(0),
          f1(1),
          f1(2),
          f1(3),
        ];
      }),
    );
    // The shop reviews hold hotels of their own: they are not learned from, nor hotel texts that are in both.
    const strangers = learning.filter(({ category }) => category !== HOTEL);
    const known = new Set(shop.map(({ text }) => text));
    const fresh = hotels.filter(({ text }) => !known.has(text));
    const away: readonly (readonly [string, Says])[] = [
      ['opinion, learned from shops', learned(strangers)],
      ['opinion, as it is shipped (lexicon)', lexicon],
      ['naive Bayes, learned from shops', bayes(strangers)],
    ];
    printTable(
      [`hotels of another source (${fresh.length})`, 'accuracy', 'F1 of complaints'],
      away.map(([name, says]) => {
        const { accuracy, f1 } = measured(says, fresh);
        return [name, percent(accuracy), f1.toFixed(3)];
      }),
    );
    const all = shop.filter(({ text }) => text.includes(WORD));
    print(
      `\n“${WORD}” stands in ${all.length} shop reviews; ${all.filter((one) => one.complaint).length} of them complain.`,
    );
    const hits = test.filter(({ text }) => text.includes(WORD));
    const said: readonly (readonly [string, Says])[] = [
      ['the word alone', (text) => text.includes(WORD)],
      ...rivals.slice(0, 3),
    ];
    printTable(
      [`the ${hits.length} of them in the test part`, 'alarms', 'of them complaints', 'complaints missed'],
      said.map(([name, says]) => {
        const alarms = hits.filter(({ text }) => says(text));
        const right = alarms.filter(({ complaint }) => complaint).length;
        const complaining = hits.filter(({ complaint }) => complaint).length;
        return [name, `${alarms.length}`, `${right}`, `${complaining - right}`];
      }),
    );
  },
};

function measured(says: Says, reviews: readonly Review[]) {
  return scoreOf(reviews.map(({ text, complaint }) => ({ said: says(text), complaint })));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
