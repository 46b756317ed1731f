import type { anomaly as en } from '../en/anomaly.js';

const LEVEL = '{level, select, blue {蓝色} yellow {黄色} orange {橙色} red {红色} other {无预警}}';
const PLACE = '{place, select, day {平日此时} week {每周此时} show {往场直播到这一分钟} other {近期}}';

/** 为什么这个数值反常。 */
export const anomaly: Readonly<Record<keyof typeof en, string>> = {
  'why.anomaly.once': '{n, number} 次一遇',
  'why.anomaly.jump.up': `{name} 突然升到 {value}，${PLACE}一般为 {usual} ± {spread}。`,
  'why.anomaly.jump.down': `{name} 突然跌到 {value}，${PLACE}一般为 {usual} ± {spread}。`,
  'why.anomaly.off.up': `{name} 达到 {value}，${PLACE}一般为 {usual} ± {spread}。`,
  'why.anomaly.off.down': `{name} 只有 {value}，${PLACE}一般为 {usual} ± {spread}。`,
  'why.anomaly.lasting.up': `{name} 持续偏高，当前 {value}，${PLACE}一般为 {usual} ± {spread}。`,
  'why.anomaly.lasting.down': `{name} 持续偏低，当前 {value}，${PLACE}一般为 {usual} ± {spread}。`,
  'why.anomaly.restless': '{name}（当前 {value}）波动异常剧烈，平时相邻两次只差 {usual} 左右。',
  'why.anomaly.still': '{name}（当前 {value}）几乎不动，平时相邻两次会差 {usual} 左右。',
  'why.anomaly.rare': `反常程度：{n, number} 次观测才会出现一次；{threshold, number} 次一遇起为${LEVEL}。`,
  'why.anomaly.since': '已持续 {since}。',
  'why.anomaly.last.up': '上次出现同样的上升是在 {at}。',
  'why.anomaly.last.down': '上次出现同样的下跌是在 {at}。',
  'why.anomaly.first.up': '此前 {n, number} 次观测从未出现过这样的上升。',
  'why.anomaly.first.down': '此前 {n, number} 次观测从未出现过这样的下跌。',
  'why.anomaly.over': '{name} 当前为 {value}，已恢复正常。',
  'why.anomaly.adapted': '{name} 当前为 {value}，已长时间保持这一水平，今后按常态看待（已学习 {n, number} 次观测）。',
  'why.anomaly.show-over': '直播 {show} 已结束，不再监测其数据。',
};
