import type { Spot } from '../spot.js';

/*
 * What the enforcement guide on absolute claims lets pass (广告绝对化用语执法指南, State Administration for Market
 * Regulation, announcement 6 of 2023): Article 5 where the words are not about the goods, Article 6 where they are
 * and mislead nobody.
 */

const BEST_TO =
  /^(?:是|还是|先|不要|别|提前|提早|在|放|放在|搭配|配|把|能|早|晚|趁|当天|当季|多|少|避|每|一次|两|三|冷|常温|隔|按|等|跟|和|不|用(?:温|冷|清|热|完|之|前|后|手|湿|干|凉)|去|买|拍|选|洗|开封|饭|睡|早上|晚上|存|密封|给)/;
/** 最好用 of goods is a claim; 最好用大锅 says what to do. */
const BEST_VERB = /最好[用吃喝穿看玩听闻]$/;
const VERB_OBJECT = /^(?!的|了|啊|呀|哦|吧|没|又|而|且|还|也|就|是|不|真|推荐|买它|冲|闭眼|回购|哈|呢|之一).{2}/;
const USE =
  /^的?(?:食用|饮用|赏味|品尝|使用(?!效果|感)|服用|保存|储存|存放|涂抹|冲泡|佩戴|水温|温度|时间|口感期|时期|时机|方法|比例|用量|期限|熟度|种植|观赏)/;

/** 6 (2): how, when and how long to use it. */
export function usage({ said, after }: Spot): boolean {
  if (said.endsWith('最好') && BEST_TO.test(after)) return true;
  return (BEST_VERB.test(said) && VERB_OBJECT.test(after)) || USE.test(after);
}

const OURS_ADJACENT =
  /(?:我们家?|我家|咱们?家?|自家|本店|店里?|店铺里?|直播间里?|品牌里?|系列里?|家里|几款里?|几个里|颜色里|当中|之中|其中|里面?|里头)(?:卖得|卖的|目前|现在|今年|反馈|评价)?$/;
const AMONG_OURS =
  /同品牌|同系列|同一?个?品牌|(?:这|那)个?系列|这[几两三四五]个?款?|[两三四五几]个?(?:款|颜色|里面|尺码|味道|口味)|历年|往年|比去年|我们家这些|我们所有/;
const EVERYBODY = /全网|全国|全球|世界|市面|行业|同行|平台|国内|史上|业内|市场|天下/;

/** 6 (1): goods of one brand or company held against each other. */
export function ownComparison({ before, said }: Spot): boolean {
  if (EVERYBODY.test(before + said)) return false;
  return OURS_ADJACENT.test(before) || AMONG_OURS.test(before) || /\b(?:our|my) (?:own )?$/.test(before);
}

const BY_STANDARD = /国标|国家标准|行业标准|地方标准|gb ?\d|分级标准|等级标准|分级里|标准(?:分级|划分|评定|里|中)/;

/** 6 (3): a grade that a standard calls so. */
export function graded({ sentence }: Spot): boolean {
  return BY_STANDARD.test(sentence);
}

const TITLE =
  /^.{0,10}?(?:非物质文化遗产|非遗|高新技术|实验室|博物馆|龙头企业|示范|传承人|工程中心|检测中心|专精特新|地理标志|保护区|文物|重点|认证|贫困县|森林公园|运动员)/;
const PRIZE = /^.{0,6}?(?:奖|称号|提名)/;

/** 6 (5): a prize or title given under rules of the state. */
export function awarded({ after }: Spot): boolean {
  return TITLE.test(after) || PRIZE.test(after);
}

const SOURCE = /根据|依据|据|数据|统计|报告|榜单|排行榜|截图|公证|第三方|证书/;
const WHEN = /\d{2,4}年|[去今前]年|\d+月|月份?|季度|双\d|双十一|双十二|618|当天|当日|期间|截至|上半年|下半年/;
const FACTUAL = /第[一1]|冠军|销量|销售额|市占|市场占有|领先|no ?1|top ?1/;

/** 6 (6): sales and shares within a stated time and place, with their source. */
export function provable({ said, sentence }: Spot): boolean {
  return FACTUAL.test(said) && SOURCE.test(sentence) && WHEN.test(sentence);
}

const ATTITUDE = /^的?(?:服务|态度|状态|诚意|祝福|祝愿|心意|努力|面貌|精神)/;

/** 5 (1): how the seller means to serve. */
export function attitude({ after }: Spot): boolean {
  return ATTITUDE.test(after);
}

const WISH =
  /目标|希望|争取|力争|追求|梦想|愿景|致力|立志|努力(?:做|成为|争|向|朝)|想(?:要)?(?:做|成为)|朝着|奔着|有一天|总有一天/;
const WISH_EN = /\b(?:aim|aims|hope|hopes|strive|trying|want to be|goal|dream|aspire)\b/;

/** 5 (2): what the seller aims at. */
export function aspired({ before, previous }: Spot): boolean {
  return WISH.test(before) || WISH_EN.test(before) || WISH.test(previous.slice(-8));
}

const NOT_GOODS =
  /^的?(?:自己|朋友|闺蜜|年纪|年华|时光|时候|安排|结果|一面|陪伴|相遇|粉丝|家人|伙伴|团队|妈妈|爸爸|回忆|我们|你们|我$|你$|自我|人生|青春|爱)/;
const NOT_GOODS_BEFORE =
  /(?:成绩|身体|心情|脾气|人缘|天气|运气|学习|感情|关系|全班|全校|年级|班里|班级|考了?|考试|比赛|跑步|体育|游戏)$/;

/** 5 (3): not about what the goods are or do. */
export function aboutOther({ before, after }: Spot): boolean {
  return NOT_GOODS.test(after) || NOT_GOODS_BEFORE.test(before);
}

const DOCTOR = /医院|就医|看医生|医生|遵医嘱|医嘱|大夫|门诊|手术|住院|doctor|hospital/;
const INSTEAD = /不用(?:再)?(?:去|看|吃|打|上)|不需要去|省得|免得|告别医院|代替|比(?:医生|医院)/;
const VOUCHING = /(?:医生|医院|专家|大夫|doctors?)[^去请听让找]{0,6}(?:推荐|都说|说能|都用|证明|同款|recommend)/;

/** Sends people to a doctor, as a warning should: no promise of the goods. */
export function advised({ sentence }: Spot): boolean {
  return DOCTOR.test(sentence) && !INSTEAD.test(sentence) && !VOUCHING.test(sentence);
}
