import { curve } from './curve.js';
import type { Dice } from './dice.js';
import type { EveningNames } from './names.js';
import { AT, MINUTES } from './plan.js';
import type { Recorder } from './recorder.js';

/** What viewers write. The show is a Chinese one, so they write Chinese, whoever watches the demo. */
const PRAISE = [
  '主播讲得好清楚，已下单',
  '去年买过，今年回购',
  '质地很清爽，油皮友好',
  '物流上次两天就到了',
  '蹲到了蹲到了',
  '这个价格可以',
  '赠品好多',
  '试色好看，显白',
  '姐姐皮肤真好',
  '已拍两件',
];
const QUESTIONS = [
  '敏感肌能用吗',
  '今晚下单什么时候发',
  '孕妇可以用吗',
  '有小样吗',
  '几号链接',
  '运费险有吗',
  '可以叠加满减吗',
  '黄皮选哪个色号',
];
/** Hold the words of complaints, and complain of nothing. */
const NEAR_MISSES = [
  '收到了，没有色差，很喜欢',
  '放心，不是假货，我扫过码',
  '上次那支没有色差',
  '不会掉色吧？我的没有',
  '客服说不用退货，直接补发，点赞',
];
const LIPSTICK_COMPLAINTS = [
  '收到了，色差太大了吧',
  '和直播间试色完全不一样，色差严重',
  '货不对板，申请退款',
  '说好的豆沙色，到手是橘色，与描述不符',
  '有色差，客服不理人',
  '膏体断的，要退货',
  '色差这么大，投诉了',
  '跟主播嘴上的颜色不符',
];
const STRAY_COMPLAINTS = ['上一单还没发货', '瓶口破损，联系客服了', '还没收到，催一下', '要退款，拍错了'];

const COMMENTS = curve([
  [0, 3],
  [AT.showStarts, 3],
  [AT.showStarts, 9],
  [AT.priceOpens, 20],
  [50, 30],
  [60, 18],
  [AT.streamCut, 14],
  [AT.streamCut, 3],
  [AT.streamBack, 3],
  [AT.streamBack, 14],
  [AT.showEnds, 9],
  [AT.showEnds, 2],
]);
/** Complaints about the lipstick a minute: the first parcels of the afternoon were opened. */
const LIPSTICK = curve([
  [AT.complaints, 0],
  [AT.complaints, 2],
  [AT.complaints + 6, 8],
  [AT.complaints + 10, 9],
  [AT.complaints + 13, 2],
  [AT.complaints + 15, 0],
]);

/** Comments of the show: praise, questions, complaints, and words that only look like complaints (A20). */
export function recordComments(to: Recorder, dice: Dice, names: EveningNames): void {
  const items = [names.hero, names.lipstick, names.towel];
  const say = (minute: number, sku: string, text: string) =>
    to.text(
      minute + dice.whole(0, 59) / 60,
      'comments',
      'comment.live',
      `show:${names.show}`,
      { show: names.show, sku },
      text,
    );
  for (let minute = 0; minute < MINUTES; minute++) {
    const n = Math.round(dice.near(COMMENTS(minute), 0.2));
    for (let i = 0; i < n; i++) say(minute, dice.pick(items), wordsOf(dice));
    const complaints = Math.round(dice.near(LIPSTICK(minute), 0.1));
    for (let i = 0; i < complaints; i++) say(minute, names.lipstick, dice.pick(LIPSTICK_COMPLAINTS));
  }
}

function wordsOf(dice: Dice): string {
  if (dice.chance(0.02)) return dice.pick(STRAY_COMPLAINTS);
  if (dice.chance(0.06)) return dice.pick(NEAR_MISSES);
  return dice.pick(dice.chance(0.7) ? PRAISE : QUESTIONS);
}
