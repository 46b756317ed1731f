import { describe, expect, test } from 'vitest';
import { NO_LANGUAGE } from '../../../src/domain/language/tools.js';
import { CommentJudge } from '../../../src/domain/opinion/comment-judge.js';
import { type Labelled, learnComments, scoreOf, shareOf } from '../../../src/domain/opinion/learn.js';
import { commentModelSchema } from '../../../src/domain/opinion/model.js';

/** Words of a trade that no lexicon knows: 雾, 泵, 芯 … are wrong with 哑, 虚, 闪. */
const THINGS = ['雾化器', '水泵', '灯芯', '转轴', '按钮', '旋钮', '面板', '卡扣', '底座', '支架'];
const corpus: readonly Labelled[] = THINGS.flatMap((thing) =>
  ['第一天', '第二天', '上周', '昨晚', '今早', '刚才', '装上', '一开', '一按', '试了'].flatMap((when) => [
    { text: `${when}${thing}哑了`, complaint: true },
    { text: `${when}${thing}虚位大`, complaint: true },
    { text: `${when}${thing}跟手`, complaint: false },
    { text: `${when}${thing}亮堂`, complaint: false },
  ]),
);

describe('learning from labelled comments', () => {
  const model = learnComments(corpus, NO_LANGUAGE, { seed: 7, heldOut: 0.2 });

  test('tells apart what the lexicon does not know, on comments it has not seen', () => {
    expect(model.learned.heldOut.rows).toBeGreaterThan(40);
    expect(model.learned.heldOut.accuracy).toBeGreaterThan(0.98);
    const judge = new CommentJudge(NO_LANGUAGE, model);
    expect(judge.read('前天喷头哑了').complaint).toBeGreaterThan(0.5);
    expect(judge.read('前天喷头跟手').complaint).toBeLessThan(0.5);
  });

  test('the same comments and seed make the same model, another seed another one', () => {
    expect(learnComments(corpus, NO_LANGUAGE, { seed: 7, heldOut: 0.2 })).toEqual(model);
    expect(learnComments(corpus, NO_LANGUAGE, { seed: 8, heldOut: 0.2 }).weights).not.toBe(model.weights);
  });

  test('what is kept back is not learned from, and hangs on the text alone', () => {
    const back = corpus.filter(({ text }) => shareOf(text) < 0.2);
    expect(model.learned).toMatchObject({ rows: corpus.length - back.length, heldOut: { rows: back.length } });
    const lying = corpus.map((one) => (shareOf(one.text) < 0.2 ? { ...one, complaint: !one.complaint } : one));
    expect(learnComments(lying, NO_LANGUAGE, { seed: 7, heldOut: 0.2 }).weights).toBe(model.weights);
  });

  test('it is small, and survives being written down', () => {
    const written = JSON.stringify(model);
    expect(written.length).toBeLessThan(400_000);
    const read = commentModelSchema.parse(JSON.parse(written));
    for (const text of ['昨晚水泵哑了', '今早灯芯亮堂', '完全无关'])
      expect(new CommentJudge(NO_LANGUAGE, read).read(text)).toEqual(new CommentJudge(NO_LANGUAGE, model).read(text));
  });

  test('a question is no complaint, whatever was learned', () => {
    const all = learnComments(
      corpus.map((one) => ({ ...one, complaint: true })),
      NO_LANGUAGE,
      { seed: 1, heldOut: 0 },
    );
    const judge = new CommentJudge(NO_LANGUAGE, all);
    expect(judge.read('水泵虚位大').complaint).toBeGreaterThan(0.5);
    expect(judge.read('有色差吗').complaint).toBeLessThan(0.5);
  });

  test('accuracy and F1, worked by hand', () => {
    const of = (said: boolean, complaint: boolean) => ({ said, complaint });
    const judged = [of(true, true), of(true, true), of(true, false), of(false, true), of(false, false)];
    expect(scoreOf(judged)).toEqual({ rows: 5, accuracy: 0.6, f1: 2 / 3 });
    expect(scoreOf([])).toEqual({ rows: 0, accuracy: 0, f1: 0 });
  });
});
