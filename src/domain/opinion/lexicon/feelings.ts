/** Praise and complaint that may be of anything, parted by blanks (`_` is a blank within), by their weight. */
export interface Feelings {
  readonly strong: string;
  readonly plain: string;
  readonly mild: string;
}

export const PRAISE_ZH: Feelings = {
  strong:
    '非常满意 十分满意 很满意 超级满意 太满意 特别满意 五星好评 五分好评 全五分 满分 完美 非常好 特别好 超级好 太好了 太棒了 非常棒 棒极了 非常喜欢 超级喜欢 特别喜欢 太喜欢 超喜欢 强烈推荐 非常推荐 力荐 极力推荐 必入 无可挑剔 赞不绝口 一级棒 顶呱呱 没得说 没话说 超赞 点赞 大爱 惊喜 爱了爱了 绝绝子 yyds 神器 非常不错 真心不错 很不错 相当不错 非常好用 无限回购 会一直回购 好评如潮 值得推荐 值得收藏 惊艳 五颗星 物流给力服务好',
  plain:
    '好评 满意 喜欢 不错 很好 挺好 蛮好 真好 真不错 挺不错 蛮不错 还不错 棒 赞 很赞 很棒 真棒 真心好 爱 很爱 推荐 回购 复购 再买 还会再买 会再来 下次还来 还会来 还会光顾 继续光顾 再次购买 第二次购买 多次购买 买了好几次 买了很多次 又买了 一直用 一直在用 一直买 老顾客 老客户 支持 开心 高兴 愉快 放心 给力 优秀 出色 出众 满足 超出预期 出乎意料的好 好 很值得 值得 优质 一流 超好 蛮喜欢 挺喜欢 很喜欢 好喜欢 都喜欢 高大上 漂亮 美 很美 帅 酷 可爱 精彩 感谢 种草 必备 首选 信赖 入手 安利 称赞 不后悔 没让我失望 没有失望 没失望 不失望 没毛病 没有问题 没问题 没啥问题 没什么问题 没任何问题 一切正常 一如既往 没的说 好极了 最好 很香 香 强大 爽 很爽 过瘾 满满 用心 不亏 顺利 幸福 甜 脆 欣慰 佩服 敬佩 欣赏 珍藏 收藏 经得起 爱看 大师 极好 好书 好看',
  mild: '谢谢 还行 正常 可以 还可以 还好 还成 凑合着用 OK ok 嗯 挺 中规中矩 过得去 能接受 可以接受 一分钱一分货 试试 期待 划得来 较好 比较好 尚可 没失望 没有想象的差',
};

export const COMPLAINT_ZH: Feelings = {
  strong:
    '差评 差劲 极差 太差 很差 非常差 超差 差得 差的要命 差到 垃圾 垃圾货 太垃圾 烂货 破玩意 破东西 什么玩意 什么东西 什么垃圾 坑爹 恶心人 恶劣 气死 气死我 气愤 愤怒 可恶 可恨 无耻 无语 失望 很失望 太失望 非常失望 极度失望 大失所望 失望透顶 后悔 后悔死 悔死 千万别买 千万不要买 别买 不要买 大家别买 不要上当 慎买 慎重 慎重购买 慎入 谨慎 避雷 踩雷 拔草 再也不买 再也不会 再也不 不会再买 不会再来 不会再购买 不会再光顾 不再购买 不再来 不再买 绝不会 永远不会 最后一次 不推荐 不建议 不满意 很不满意 非常不满意 很不满 不满 糟糕 糟透 太糟 糟 一塌糊涂 没法 忍无可忍 受不了 难以忍受 无法忍受 无法接受 不能接受 惨不忍睹 一星 零分 负分 0分 给差评 打差评 差评差评 呸 妈的 他妈 tmd TMD 草泥马 王八 狗屁 屁用 鬼东西 扔了 丢垃圾桶 扔掉 直接扔 当垃圾 不值一提 白买 骗 欺负 吐槽 坑货 史上最差 最差 最烂 太烂 很烂 辣鸡 拉黑 黑心 晕死 郁闷 倒霉 悲剧 悲催 杯具 伤心 心塞 心寒 寒心 生气 头疼 头痛 醉了 服了 太坑 很坑 巨坑 差评送上 翻车 雷 反感 厌恶 讨厌 糊弄 不可理喻 莫名其妙 失败 最失败 太渣 渣渣 渣 太次 缺德 不地道 傻逼 什么鬼 太黑 远离 误导 误导消费者 小儿科 没好货 无好货 以后再不 再不买 没下次 没有下次 糟心 闹心 窝火 火大 败笔 败絮其中 金玉其外 华而不实 不三不四 放弃 弃用 失望至极 忽悠人 欲哭无泪 哭死 逗我 耍人 玩人 耍猴 丢人 丧良心 没良心 昧良心 失去信任 不信任',
  plain:
    '差 不好 不行 不太好 不怎么好 不怎么样 不咋地 不咋样 不咋的 不喜欢 不如 比不上 不好看 不理想 不足 不爽 不舒服 难受 难看 丑 难 麻烦 遗憾 可惜 勉强 不敢恭维 不值 鸡肋 名不副实 没意思 无聊 乏味 枯燥 空洞 啰嗦 肤浅 晦涩 看不下去 看不懂 读不下去 没看懂 不知所云 废话 水平差 拼凑 抄袭 无趣 没劲 竟然 居然 才用 才买 才几天 没几天 刚用 用了几天 用了一天 用了一次 不到一个月 不到一周 不到一个星期 几天就 一天就 一次就 以后不 下次不 不敢 没办法 不知道怎么 怎么办 为什么 凭什么 不是很好 浪费 白费 打折扣 降低 变差 越来越差 大不如前 不如以前 不如从前 没有以前 没以前 差太多 差很多 差远了 差距 落差 有问题 出问题 出现问题 问题多 毛病 不对 不正常 不靠谱 靠不住 不放心 担心 怀疑 疑似 警惕 小心 不给 拒绝 偏偏 只能 只好 算了 呵呵 哎 唉 汗 晕 囧 切 哼 无奈 没用 失误 错误 不爱 不习惯 不方便 不便 不稳定 不推荐 不愉快 不高兴 不开心 影响 累 慢 脏 乱 破 旧 烂 臭 丑陋 土气 俗气 老气 恶心 害人 坑人 害我 折腾 没收 白跑 扣钱 扣费 怪 没送 没到 少了 没见到 没看到 缺少 误操作 生硬 笨重 厚重 太重 卡 偏僻 太偏 冷脸 冷冰冰 凉的 冷的 没法睡 睡不着 没吃的 油污 没有窗 没窗 看不出 后悔买 没必要 没必要买 不必买 多余 夸张 名过其实 言之无物 东拼西凑 东抄西抄 晦涩难懂 生涩 不敢用 不想用 不想要 没穿 压箱底 送人了 闲置 不划算',
  mild: '一般 一般般 一般吧 很一般 太一般 一般化 普通 凑合 凑和 将就 马马虎虎 差强人意 没什么特别 没啥特别 平平 平淡 略 稍微 有点 有些 不太 不够 不怎么 不是很 不算 不大 本来 原本 以为 还以为 不过 希望改进 有待改进 有待提高 有待加强 需要改进 待改进 需改进 建议 改进 如果能 要是能 就好了 再好点 欠缺 欠佳 就是 只是',
};

export const PRAISE_EN: Feelings = {
  strong:
    'love_it loved_it love_this love_these absolutely_love perfect excellent amazing awesome fantastic brilliant superb wonderful outstanding highly_recommend highly_recommended best_ever five_stars 5_stars exceeded_my delighted flawless',
  plain:
    'good great nice lovely beautiful happy pleased satisfied recommend recommended love loved like_it liked enjoy enjoyed best cute pretty gorgeous glad impressed no_complaints no_problems no_problem no_issues buy_again order_again will_buy_again worth impressive cool cannot_fault fine_by_me works',
  mild: 'thanks thank_you okay ok fine decent not_bad alright fair works_ok so_far_so_good',
};

export const COMPLAINT_EN: Feelings = {
  strong:
    "terrible horrible awful worst disgusting disgusted furious angry appalling pathetic disgrace disgraceful avoid never_again never_buy never_buying never_order stay_away do_not_buy don't_buy dont_buy beware one_star 1_star zero_stars ashamed unacceptable nightmare ridiculous rubbish hate hated regret",
  plain:
    'bad poor poorly disappointed disappointing disappointment unhappy dissatisfied unsatisfied annoyed annoying upset frustrating frustrated problem problems issue issues wrong fail failed fails failure worse ugly sad sadly unfortunately waste wasted cheap mistake unusable inferior lousy joke let_down horrid sucks sucked missing not_worth no_good',
  mild: 'mediocre meh average not_great so-so could_be_better should_be_better bit_disappointed underwhelming not_impressed nothing_special',
};
