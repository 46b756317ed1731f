import type { whyOpinion as en } from '../en/why-opinion.js';

const LEVEL = '{level, select, blue {蓝色} yellow {黄色} orange {橙色} red {红色} other {无级别}}';
const SHARE = '{window}内 {all} 条评论中有 {n} 条';

export const whyOpinion: Readonly<Record<keyof typeof en, string>> = {
  'why.opinion.share': `抱怨“{theme}”：${SHARE}（{share}），是平时 {usual} 的 {times} 倍，达到 {threshold} 倍，定为${LEVEL}。`,
  'why.opinion.share.eased': `抱怨“{theme}”：${SHARE}（{share}），是平时 {usual} 的 {times} 倍，刚降到线下，暂维持${LEVEL}。`,
  'why.opinion.count': `抱怨“{theme}”：{window}内 {n} 条，达到 {threshold} 条，定为${LEVEL}。`,
  'why.opinion.count.eased': `抱怨“{theme}”：{window}内 {n} 条，刚降到 {threshold} 条以下，暂维持${LEVEL}。`,
  'why.opinion.compared': '占 {all} 条评论的 {share}，是平时 {usual} 的 {times} 倍。',
  'why.opinion.learned': '平时的比例由此前 {n} 条评论学得。',
  'why.opinion.assumed': '此前没有评论可供学习，按规则设定的 {usual} 作为平时比例。',
  'why.opinion.quote': '“{quote}”',
  'why.opinion.over': `抱怨“{theme}”：${SHARE}（{share}），平时为 {usual}，已回落。`,
  'config.no-model': '读不到模型文件 {path}：{why}',
  'config.mend.no-model':
    '请用 "tocsin learn comments --from FILE.csv --out {path}" 在配置文件夹内生成，或去掉 model。',
  'config.wrong-model': '{path} 不是评论模型：{why}',
  'config.unknown-theme': '没有名为“{theme}”的主题',
};
