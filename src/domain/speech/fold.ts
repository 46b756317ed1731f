/**
 * Traditional forms and the simplified ones they stand for, in pairs: those of the shipped lists and of the words
 * that turn a sentence round. Characters outside it stay as they are.
 */
const TRADITIONAL =
  '國国級级極极優优強强進进價价銷销廣广藥药療疗癒愈減减壓压險险證证賺赚虧亏絕绝對对獨独無无萬万億亿從从醫医專专學学歷历單单後后貨货賣卖買买錢钱聯联網网點点選选擇择業业譽誉龍龙頭头領领導导產产師师標标準准認认檢检測测質质驗验實实沒没說说這这個个們们為为時时間间與与來来發发過过還还嗎吗會会見见體体膚肤髮发脫脱種种瘡疮細细節节顧顾擔担損损補补環环歲岁壽寿養养腎肾臟脏腦脑膽胆淨净潔洁鬆松緊紧膠胶藝艺場场確确據据報报當当歡欢質质盡尽適适應应問问題题讓让請请購购貴贵賠赔運运轉转財财災灾靈灵開开關关禮礼繼继續续創创課课試试兩两幾几嬰婴兒儿殘残廠厂闢辟統统議议僅仅於于東东麗丽豐丰術术銳锐絲丝綢绸鹼碱鹽盐糧粮齡龄雙双燒烧爛烂斷断隱隐變变聖圣寶宝剎刹誰谁別别裡里裏里麼么';
/** Characters that look or stand like another: capital numerals, and forms of 最 that only word lists fail to know. */
const ALIKE = '壹一贰二貳二叁三肆四伍五陆六柒七捌八玖九拾十佰百仟千蕞最朂最冣最恏好丅下苐第';
/**
 * Characters written in two, by the description of their parts (Unicode, ideographic description sequences): 強 is 弓 and 虽.
 * Only such whose first part, or the pair, stands in no ordinary text.
 */
const SPLIT =
  '弓虽强亻尤优亻圭佳钅肖销讠正证亻呆保氵肖消氵台治疒俞愈木及极扌非排扌殳投禾责积纟及级纟吉结又鸟鸡讠果课忄夬快饣半胖疒咼瘑';

const folded = new Map<string, string>();
const split = new Map<string, string>();
for (const table of [TRADITIONAL, ALIKE]) {
  const chars = [...table];
  for (let i = 0; i + 1 < chars.length; i += 2) folded.set(chars[i] ?? '', chars[i + 1] ?? '');
}
const parts = [...SPLIT];
for (let i = 0; i + 2 < parts.length; i += 3) split.set(`${parts[i]}${parts[i + 1]}`, parts[i + 2] ?? '');

// Nearly every character is neither: one look at a table spares it the others.
const FOLDED = 1;
const SECOND = 2;
const flags = new Uint8Array(65_536);
for (const char of folded.keys()) flags[char.charCodeAt(0)] = FOLDED;
for (const pair of split.keys()) {
  const second = [...pair].at(-1)?.charCodeAt(0) ?? 0;
  flags[second] = (flags[second] ?? 0) | SECOND;
}

/** The character a Han character is compared as. */
export function foldHan(char: string): string {
  return ((flags[char.charCodeAt(0)] ?? 0) & FOLDED) === 0 ? char : (folded.get(char) ?? char);
}

/** The character two stand for when one was written in its parts; undefined where they are just two. */
export function joined(first: string, second: string): string | undefined {
  return ((flags[second.charCodeAt(0)] ?? 0) & SECOND) === 0 ? undefined : split.get(first + second);
}
