import type { Dice } from './dice.js';
import type { EveningNames } from './names.js';
import { AT } from './plan.js';
import type { Recorder } from './recorder.js';

/** What the host says while nothing happens. */
const TALK = [
  '欢迎新进来的宝宝，点点关注',
  '这个质地大家看一下，推开是水感的',
  '我们今天的福利都在小黄车里',
  '拍之前先看尺码和色号',
  '来，后台把库存打出来给大家看',
  '有问题打在公屏上，我一个一个回',
  '运费险都给大家配好了',
  '这支我自己用了两个月',
  '倒数五个数，我们上链接',
];
/** Hold forbidden words, and break no law: each is taken back, or means something else. */
const NEAR_MISSES = [
  '现在广告法很严，我们不能说最好，只能说口碑好',
  '补货了我第一时间告诉大家',
  '最好提前五分钟进来，别错过开价',
  '第一次来的宝宝看一下保质期',
  '这不是治疗用的，就是日常防晒',
];

/** The one that is against the law (绝对化用语), and one that only sounds so: the price it names is on record. */
export const ABSOLUTE_CLAIM = '宝宝们听好了，今天这个价格就是全网最低，没有之一';
export const DOUBTFUL_PRICE = '这款原价一百二十九，上周的成交记录都挂在详情页里';

const EVERY_S = 14;

/** The transcript of the show, line by line (A9). Nothing is said while the stream is cut: nobody hears it. */
export function recordSpeech(to: Recorder, dice: Dice, names: EveningNames): void {
  const say = (minute: number, text: string) =>
    to.text(minute, 'asr', 'speech.line', `host:${names.host}`, { show: names.show, host: names.host }, text);
  for (let second = AT.showStarts * 60 + 5; second < AT.showEnds * 60 - 5; second += EVERY_S) {
    const minute = (second + dice.whole(0, 5)) / 60;
    if (minute >= AT.streamCut && minute < AT.streamBack) continue;
    say(minute, dice.pick(dice.chance(0.12) ? NEAR_MISSES : TALK));
  }
  say(AT.absoluteClaim + 0.3, ABSOLUTE_CLAIM);
  say(AT.doubtfulPrice + 0.3, DOUBTFUL_PRICE);
}
