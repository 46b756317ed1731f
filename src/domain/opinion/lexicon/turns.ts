/** Words that turn a sentence: parted by blanks, `_` is a blank within. */
export const TURNS = {
  /** Turn what follows into its contrary. */
  not: "不 没 没有 一点都不 一点也不 一点儿也不 一点都没 一点也没 一点都没有 一点也没有 根本不 根本没 根本没有 完全不 完全没 完全没有 丝毫没有 丝毫不 无 未 别 非 不是 并非 并不 并没有 并没 不会 不用 不存在 毫无 从不 从没 从未 从来没 从来没有 绝不 绝没有 决不 没发现 没有发现 没出现 没有出现 未发现 未见 没见 没有任何 没任何 没有一点 没一点 没有什么 没什么 没啥 没遇到 没有遇到 不曾 不必 不需要 不再 谈不上 说不上 算不上 称不上 远没有 不可能 不能 not no never without isn't isnt wasn't wasnt aren't don't dont doesn't doesnt didn't didnt can't cannot won't wouldn't couldn't haven't hasn't hardly nor neither nothing ain't",
  /** Turn it, but not wholly: 不太好. */
  hardly:
    '不太 不怎么 不是很 不够 不算 不大 不那么 没那么 没有那么 不见得 不一定 没多 没有多 不甚 不咋 not_very not_so not_that not_really not_too not_particularly',
  very: '很 非常 太 超 超级 特别 十分 极其 极 真 真是 真的 真心 实在 实在是 巨 贼 老 好 相当 尤其 格外 异常 如此 这么 那么 最 严重 巨大 彻底 完全 根本 简直 绝对 一直 总是 老是 全 都 too very so really extremely totally absolutely completely super highly incredibly truly such utterly',
  slightly:
    '有点 有点儿 有一点 一点 一点点 稍微 稍 略 略微 些许 有些 比较 较 还算 slightly a_bit bit a_little little somewhat kind_of sort_of rather',
  but: '但是 但 可是 然而 不过 可惜 只是 就是 只不过 但就是 偏偏 反而 却 but however although_it yet',
  though: '虽然 虽说 虽 尽管 尽管如此 固然 although though even_though despite while_it',
  /** What is only supposed, wished or said of others. */
  suppose:
    '如果 要是 假如 假若 倘若 若是 若 万一 的话 除非 哪怕 即使 就算 以防 怕 担心 害怕 生怕 还担心 本来担心 原本担心 之前担心 本以为 原以为 还以为 以为 希望 if unless in_case was_worried was_afraid i_thought hope hoping',
  ask: '是不是 会不会 有没有 能不能 可不可以 好不好 行不行 请问 求问 问一下 是否 有无 谁用过 有人用过 does_it is_it are_they can_i will_it is_there are_there do_you has_anyone anyone_know how_is how_are',
  /** Questions that are none. */
  rhetorical:
    '怎么这么 怎么那么 怎么会这样 怎么能 怎么可以 凭什么 什么玩意 什么垃圾 什么破 什么东西 难道 这叫 也叫 这也叫 好意思 也好意思 何必 怎么还 怎么回事 还敢 有没有搞错 能不能快 能不能不 到底 究竟 不是吗 谁知道 没人管吗 why_is why_does why_did how_can how_could what_kind_of are_you_kidding seriously',
  /** Turn praise round: 所谓的正品. */
  irony: '所谓 所谓的 号称 呵呵 呵 真行 好一个 也是醉了 真服了 so-called yeah_right 🙃 美其名曰 自称 标榜 吹的',
  /** Hold words of others, and mean something of their own. */
  skip: '给不给力 好不好用 不知道怎么样 不知道好不好 还不知道 奇怪 难怪 怪不得 不错过 毫不夸张 不夸张 放弃了其他 银行卡 会员卡 手机卡 内存卡 网卡 显卡 声卡 卡通 还没用 还没有用 没用过 没有用过 没用完 目前没用 暂时没用 亮点 良心价 不好意思 不得不 不得不说 不仅 不但 不光 不只 不单 不管 不论 不知 不知道 不知不觉 不锈钢 不少 不小心 不同 不断 不久 不由得 不禁 差不多 出差 差点 相差 时差 误差 没想到 没事 没关系 无论 无线 无糖 无痕 无意 非常 非凡 别人 别的 特别是 别墅 好久 好像 好多 好几 好在 好歹 好奇 好友 好不容易 好容易 爱好 只好 最好是 最好能 你好 您好 还好吗 美国 美元 美容 美白 美妆 美的 美团 欧美 爱情 爱人 爱心 可爱多 热爱 恋爱 母爱 坏人 假期 放假 假日 假如 请假 暑假 寒假 难道 难免 难忘 难得 难怪 困难 苦瓜 刻苦 辛苦 痛苦 苦难 酸奶 酸菜 硬盘 硬件 硬座 硬卧 坚硬 软硬 烂漫 灿烂 漏斗 薄荷 破解 突破 老师 老公 老婆 老人 老妈 老爸 老家 老大 太太 太阳 太极 真实 真正 真相 真理 超市 超人 全部 全家 全书 全国 首都 成都 都市 大都 累计 积累 慢慢 快递单 乱码 修改 修养 研修 维修点 雷达 贵州 贵阳 宝贵 珍贵 高贵 富贵 尊贵 名贵 贵司 贵公司 贵宾 汗衫 香港 香水 香烟 甜甜 赞助 棒球 正常情况 精美绝伦 一切 晕车 坑坑洼洼 切换 切菜 旧书 怀旧 依旧 陈旧感 爽快 清爽度 退休 退役 退出 没错 不错过 不好说 支持一下吗 希望小学 问题不大 不成问题 提问 问问题 回答问题 解决问题 解决了问题 解决问题的 思考问题 社会问题 教育问题 这个问题 心理问题 still_good not_only not_just no_doubt nothing_but no_wonder',
} as const;

export const EMOJI = {
  praise: '👍 ❤ ❤️ 😍 🥰 😊 😁 😄 💕 💖 🌹 👏 🎉 😘 💯 🌟 ⭐ 🤩 😻 [赞] [爱心] [玫瑰] [强] [鼓掌]',
  complaint: '👎 😡 🤬 😠 💩 😤 🤮 🤢 💔 😒 🙄 😑 😞 😩 [怒] [弱] [吐] [怒骂]',
} as const;
