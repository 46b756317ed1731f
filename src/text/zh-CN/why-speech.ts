import type { whySpeech as en } from '../en/why-speech.js';

const LEVEL = '{level, select, blue {蓝色} yellow {黄色} orange {橙色} red {红色} other {无级别}}';
const WHY = `{excuse, select,
  word {是别的词的一部分}
  name {是名称的一部分}
  near {旁边有规则写明的无害词}
  mention {只是提到这个词，没有宣称}
  negation {是否定的说法}
  question {是在提问，没有宣称}
  condition {只是假设}
  usage {是使用方法、时间等消费提示，《广告绝对化用语执法指南》第六条第（二）项}
  own {是自家商品之间的比较，《广告绝对化用语执法指南》第六条第（一）项}
  grade {是标准规定的分级用语，《广告绝对化用语执法指南》第六条第（三）项}
  award {是依规评定的奖项或称号，《广告绝对化用语执法指南》第六条第（五）项}
  fact {是限定了时间、地域并有出处的事实，《广告绝对化用语执法指南》第六条第（六）项}
  attitude {说的是服务态度，《广告绝对化用语执法指南》第五条第（一）项}
  aspiration {说的是目标追求，《广告绝对化用语执法指南》第五条第（二）项}
  elsewhere {说的不是商品，《广告绝对化用语执法指南》第五条第（三）项}
  advice {是提示就医}
  other {不构成违规}}`;

export const whySpeech: Readonly<Record<keyof typeof en, string>> = {
  'why.text.hit': '{at}：“{quote}”',
  'why.text.dodged': '{how, select, sound {用同音字或拼音代替“{claim}”。} other {用拼音首字母代替“{claim}”。}}',
  'why.text.list': `{list}，定为${LEVEL}。`,
  'why.text.article': `{list}（{article}），定为${LEVEL}。`,
  'why.text.note': '{note}',
  'why.text.repeated': '{within}内命中 {n} 次，上调一级。',
  'why.text.spared': `未计入：“{quote}”，${WHY}。`,
  'why.text.withdrawn': '整句说完后已不是这个意思：“{quote}”。',
  'why.text.over': '{hold}内没有再次命中。',
  'config.term-list-id': '“{id}”不是词表的名称。',
  'config.mend.term-list-id': '请写成“法域/词表名”，例如 cn/absolute。',
  'config.term-or-pattern': '每一条须写 term 或 pattern，二者取一。',
  'config.mend.term-or-pattern': '照说的词写 term:，带选择或占位的写 pattern:。',
  'config.pattern': '句式无法识别：{why}。',
  'config.mend.pattern': "pattern 里可以用 (a|b)、a?、'{'n'}'（数字）和 '{'0-4'}'（间隔字数）。",
  'config.unknown-term-list': '没有名为“{list}”的词表。',
  'config.term-list-place': '词表“{id}”放在了 {name}，与名称对不上。',
  'config.mend.term-list-place': '请放到 terms/{jurisdiction}/{name}.yaml，id 写 {jurisdiction}/{name}。',
};
