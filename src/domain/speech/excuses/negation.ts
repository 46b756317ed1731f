import type { Spot } from '../spot.js';

/** Words with 不, 没 or 无 in them that deny nothing. */
const NO_DENIAL =
  /不得不|不能不|不会不|不可不|无不|无非|不仅|不但|不光|不只|不止|不愧|不管|不论|不断|不限|不容错过|不要错过|别错过|不接受反驳|不开玩笑|不夸张|不吹牛?|不骗|不瞒|不信|不错|不好意思|要不|差不多|了不起|是不是|有没有|能不能|可不可以|会不会|要不要|对不对|好不好|行不行|没错|没想到|没问题|没毛病|没得说|无论|别人|别家|别的|别墅|特别|分别|级别|区别|类别|告别|识别|个别|性别|非常|非洲|非遗|除非|无敌|无比|未来|不(?=就?是(普通|一般))/g;
const DENIAL = /不|没有?|别|非|无|未|禁止|莫|勿|拒绝|远离|谈何|哪有|哪里有|哪来/g;
/** What stands before a turn no longer counts. */
const TURN = /(?:但是|但|可是|不过|而是|反而|只是|其实|(?<!不)就是|才是|却)/g;
/** Asked so that the answer is yes. */
const RHETORICAL = /难道|岂|不就是|可不就是|还不是|不正是|这不是.{0,16}吗|谁不|哪个不/;
const DENIED_AFTER =
  /^(?:的|这[^，]{0,4}(?:字|词|话)|两个字|三个字|四个字)*(?:我们?|咱们?|平台|主播)?(?:也|都|可|是|真|就)*(?:不敢当|不敢说|不能说|不让说|不许说|谈不上|算不上|说不上|称不上|不可能|不现实|做不到|是不存在|是假的|是骗人)/;
const DENIED_EN =
  /\b(?:not|no|never|cannot|cant|isnt|arent|doesnt|dont|didnt|wont|wouldnt|shouldnt|without|nor|neither|hardly|aint|wasnt|nobody|nothing)\b/g;
/** Latin words are longer than Chinese ones. */
const LATIN_REACH = 4;

export function isRhetorical({ before, said, after }: Spot): boolean {
  return RHETORICAL.test(before + said + after);
}

/** Is the term taken back? Two denials are none. `window`: characters of Chinese before it that count. */
export function negated(spot: Spot, words: readonly string[], window: number): boolean {
  if (DENIED_AFTER.test(spot.after)) return true;
  const near = spot.before.slice(-window * LATIN_REACH);
  if ((near.match(DENIED_EN)?.length ?? 0) % 2 === 1) return true;
  let close = spot.before.slice(-window);
  if (words.some((word) => close.includes(word))) return !isRhetorical(spot);
  close = close.replace(NO_DENIAL, '');
  const turn = [...close.matchAll(TURN)].at(-1);
  if (turn) close = close.slice(turn.index + turn[0].length);
  return (close.match(DENIAL)?.length ?? 0) % 2 === 1 && !isRhetorical(spot);
}
