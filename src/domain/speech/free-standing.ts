/**
 * Characters that are words by themselves in everyday speech. One of them in place of a term's own character is taken
 * for itself: 最加分 is not 最佳, 嘴好干 is not 最好. Own list, of one-character verbs, nouns, measures and particles.
 */
const FREE_STANDING = new Set(
  '的了着过吧吗呢啊呀我你他她它咱谁这那哪在是有没不很太真好坏大小多少高低长短快慢早晚新旧轻重厚薄软硬干湿冷热甜酸苦辣香臭' +
    '红黄蓝绿白黑灰粉紫人手嘴脸眼头脚腿腰肚心家门地水火米面鱼肉鸡鸭蛋奶茶酒糖盐油花草树叶车船路山河海天月年日时点分秒个只条件' +
    '套双支瓶盒袋包箱张把块片颗粒斤克两升米号级层次遍回趟场看听说讲问答想要给拿放买卖送收发打开关进出来去走跑坐站睡吃喝穿戴洗' +
    '擦用做搞弄加减乘除假价夹架又由右友以已易意一依及急集几记机挤寄即既系底滴抵敌定订丁盯钉之知直值指纸料聊疗与于雨语遇预余' +
    '跟根为位未味围微喂守受瘦都读度毒独醉罪墙枪抢抱糕告会回汇灰到道倒导同通痛跳条贴换还环欢完玩晚万往网望王忘忙帮邦棒半伴办' +
    '必比笔币闭避鼻层曾唱常厂超朝吵成城程乘称吃迟赤充冲虫抽愁丑初处触传床春纯词此次从粗村存错达带待代但蛋单担当挡党刀岛第弟' +
    '递电店调掉顶丢冬懂动斗豆短段断堆对吨顿夺躲饿二法反饭方房防肥飞费份风封夫服福父付改盖赶感刚钢歌格隔各共够古骨挂怪管光广' +
    '逛贵滚果锅害含喊汗行航号喝合河盒黑恨后厚呼湖糊虎户画话怀坏黄慌挥婚活货季寄嫁尖间见建剑箭江将讲奖降交教角脚接街节结姐借',
);

export function standsAlone(char: string): boolean {
  return FREE_STANDING.has(char);
}
