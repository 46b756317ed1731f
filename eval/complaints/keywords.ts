import { prepare, TermMatcher } from '../../src/domain/rules/terms.js';

const TERMS = [
  '货不对板 与描述不符 描述不符 不符 色差 假货 假的 仿品 山寨 退款 退货 质量差 质量太差 坏了 破损 过期 异味 掉色',
  '不发货 还没发货 没收到 虚假宣传 骗子 投诉 12315 假一赔三',
]
  .join(' ')
  .split(' ');
const NEGATIONS = ['没有', '没', '不是', '无', '不会', '不用', '不存在'];

/** An alarm of keywords, as people write them: with and without an eye to a denial before them. */
export function keywords(denials: boolean): (text: string) => boolean {
  const matcher = new TermMatcher(TERMS, denials ? NEGATIONS : [], [], 8);
  return (text) => matcher.find(prepare(text)) !== null;
}
