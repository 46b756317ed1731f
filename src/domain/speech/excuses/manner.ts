import type { Spot } from '../spot.js';
import { isRhetorical } from './negation.js';

/** Speaking of the word, or of its being forbidden. */
const OF_THE_WORD =
  /违禁|敏感词|广告法|极限词|禁用语|绝对化|字眼|用语|这种词|这个词|这类词|这种话|这词|两个字|三个字|四个字|不能说|不让说|不许说|不可以说|不敢说|不好说|不能提|不让提|不准说|别说|别打|会被封|屏蔽/;
const SAID_BY_OTHERS =
  /(?:有的|有些|有人|别的|某些|某个|其他|人家|别家|隔壁|对面|别人|同行|网上|弹幕|评论区?)[^说讲问喊吹打写号宣]{0,8}(?:说|讲|喊|吹|打|写|号称|宣传)/;
const ASKED_BY_OTHERS = /(?:有人|大家|宝宝|姐妹|弹幕|很多人|老有人|总有人|你)[们要老总都]{0,3}问/;
/** What others say of these goods is said to sell them. */
const OF_OURS = /我们|咱们?|这款|这个(?!词|字|话)|它|都说好/;
const TURNED = /^(?:但是|但|可是|不过|而|我们就是|就是|反正)/;
const MENTION_EN = /\b(?:say|said|says|claim|claims|word|words|call it)\b/;
const CANNOT_EN = /\b(?:cant|cannot|not allowed|wont|dont|never|some|others|they|people)\b/;

/** The term is spoken of, or others are quoted with whom the host does not agree. */
export function mentioned({ before, said, after, previous, next }: Spot): boolean {
  const clause = before + after;
  if (OF_THE_WORD.test(clause)) return !turnedIn(before);
  // 最好、第一: clause by clause of the same sentence.
  const turned = TURNED.test(before + said);
  if (!turned && OF_THE_WORD.test(previous) && !/我们就|就是$/.test(before)) return true;
  if (OF_THE_WORD.test(next) && !TURNED.test(next)) return true;
  const reported = SAID_BY_OTHERS.exec(before);
  if (reported && !OF_OURS.test(before.slice(reported.index + reported[0].length))) return true;
  if (ASKED_BY_OTHERS.test(before) || ASKED_BY_OTHERS.test(previous)) return true;
  return MENTION_EN.test(before) && CANNOT_EN.test(before);
}

function turnedIn(before: string): boolean {
  const word = before.search(OF_THE_WORD);
  return word >= 0 && /但是?|可是|不过|反正/.test(before.slice(word));
}

const ASKS = /哪(?:个|款|家|种|一|里|支|套|件|条)|谁|是不是|是否|能不能|算不算|有没有|要不要/;
const ASKS_BEHIND = /(?:吗|呢|么|好不好|对不对|行不行)$/;
const ASKS_EN = /^(?:is|are|which|what|who|whats|whos|do|does|can|could|should|would)\b/;

export function questioned(spot: Spot): boolean {
  if (isRhetorical(spot)) return false;
  const { before, after, asked } = spot;
  if (ASKS.test(before) && !/谁(?:都|家都|用谁)|哪(?:里|个)都/.test(before)) return true;
  if (ASKS_EN.test(before) && asked) return true;
  return ASKS_BEHIND.test(after) || (asked && /吗|呢|什么/.test(after));
}

const IF = /如果|要是|假如|假设|若是|万一|就算|哪怕|即使|即便|除非|想找|想买|想要|你要找|你要买|要找/;
const IF_EN = /\b(?:if|unless|even if|looking for)\b/;
/** 不是全网最低我赔你: a condition that vouches. */
const VOUCHED = /赔|退差|退款|包退|免单|双倍|退一/;

export function conditional(spot: Spot): boolean {
  return supposed(spot) && !VOUCHED.test(spot.sentence);
}

/** 不是全网最低就赔: what is denied and supposed is promised. */
export function vouched(spot: Spot): boolean {
  return supposed(spot) && VOUCHED.test(spot.sentence);
}

function supposed({ before }: Spot): boolean {
  return IF.test(before) || IF_EN.test(before);
}
