import type { whyNumeric as en } from '../en/why-numeric.js';

const LEVEL = '{level, select, blue {蓝色} yellow {黄色} orange {橙色} red {红色} other {无预警}}';
const FROM = '{from, select, yellow {（黄色及以上）} orange {（橙色及以上）} red {（红色）} other {}}';

export const whyNumeric: Readonly<Record<keyof typeof en, string>> = {
  'why.name': '{name}',
  'why.list': '{a}、{b}',
  'why.evidence-only': '规则“{rule}”已改为仅作佐证，不再单独预警。',
  'why.show-over': '“{show}”已结束。',
  'why.show-gone': '所属场次已从日历中移除。',
  'why.missing.clear': '已 {after}没有新数据，最近一次在 {seen}，预警解除。',
  'why.missing.level': `已 {after}没有新数据，最近一次在 {seen}；数据缺失，定为${LEVEL}。`,
  'why.missing.back': '数据已于 {at} 恢复上报。',
  'why.upstream.stale': '{source} 已 {stale}未再上报，也未报恢复，视为已结束。',
  'why.change.window':
    '{name} 当前为 {value}，{from, select, value {{over}前为} mean {近 {over}均值为} other {近 {over}中位数为}} {base}。',
  'why.change.shows':
    '“{show}”第 {minute, number} 分钟 {name} 为 {value}；同主播同场景前 {n} 场在这一分钟的中位数为 {base}。',
  'why.change.over': `{way, select, less {下降} other {上升}} {by}，超过 {threshold}，定为${LEVEL}。`,
  'why.change.eased': `{way, select, less {下降} other {上升}} {by}，刚回到 {threshold} 以内；回落幅度未达 {ease} 前维持${LEVEL}。`,
  'why.change.back': '{way, select, less {下降} other {上升}} {by}，在 {threshold} 以内。',
  'why.change.unknown':
    '暂无可对比的数据{against, select, shows {：需要 {least} 场历史直播，目前有 {n} 场} other {}}。',
  'why.ratio.of':
    '{measure, select, latest {} other {近 {window}：}}{over} {a, number} ÷ {under} {b, number} = {ratio}。',
  'why.ratio.past': `{ratio} {direction, select, below {低于} other {高于}} {threshold}，定为${LEVEL}。`,
  'why.ratio.eased': `{ratio} 刚回到阈值 {threshold} 附近；回落幅度未达 {ease} 前维持${LEVEL}。`,
  'why.ratio.back': '{ratio} 不再{direction, select, below {低于} other {高于}} {threshold}。',
  'why.ratio.few':
    '{measure, select, latest {} other {近 {window}：}}{min, plural, =0 {{under} 为 {n, number}，无法计算比率} other {{under} 仅 {n, number}，不足 {min, number}，不判断比率}}。',
  'why.ratio.unknown': '{over} 或 {under} 尚无数据，或数据已过期，不作判断。',
  'why.expiry.near': `有效期至 {date}，还剩 {left}；提前 {threshold}起定为${LEVEL}。`,
  'why.expiry.expired': `已于 {date} 到期，过期 {left}，定为${LEVEL}。`,
  'why.expiry.renewed': '已续期，新有效期至 {date}，还剩 {left}。',
  'why.expiry.far': '有效期至 {date}，还剩 {left}。',
  'why.expiry.no-end': '已不再有到期日。',
  'why.stale-stock.idle': `库存 {stock, number} 件，{sold, select, yes {自 {since}售出最后一件后} other {自 {since}到货后一直}}没有成交，已 {idle}；满 {threshold}定为${LEVEL}。`,
  'why.stale-stock.tied': '占用资金：{stock, number} 件 × {cost} = {money}。',
  'why.stale-stock.sold': '已恢复动销，库存 {stock, number} 件。',
  'why.stale-stock.moving': '库存 {stock, number} 件，{idle}没有成交，未到 {threshold}。',
  'why.stale-stock.sold-out': '已售罄，库存 {stock, number} 件。',
  'why.stale-stock.unknown': '尚无库存数据。',
  'why.concentration.share':
    '{count, plural, =1 {{who} } other {前 # 名（{who}）合计}}占 {value, number}，总量 {total, number}，占比 {share}（按 {of} 统计，共 {n, number} 个）。',
  'why.concentration.over': `{share} 高于 {threshold}，定为${LEVEL}。`,
  'why.concentration.eased': `{share} 刚回到 {threshold} 以下；回落幅度未达 {ease} 前维持${LEVEL}。`,
  'why.concentration.back': '{share} 不再高于 {threshold}。',
  'why.concentration.few':
    '按 {of} 统计共 {n, number} 个，总量 {total, number}；{min, plural, =0 {总量为 0} other {总量不足 {min, number}}}或不到 {least, number} 个时不判断。',
  'why.composite.is': `{rule}：自 {since} 起为${LEVEL}{n, plural, =1 {} other {（共 # 处）}}。`,
  'why.composite.was': `{rule}：曾为${LEVEL}，{since} 已解除，{within}内仍计入。`,
  'why.composite.not': '{rule}：未触发。',
  'why.composite.rule': `{rule}${FROM}`,
  'why.composite.op.all': '{a} 且 {b}',
  'why.composite.op.any': '{a} 或 {b}',
  'why.composite.op.not': '非 {a}',
  'why.composite.op.group': '（{a}）',
  'why.composite.fixed': `条件成立：{condition}。按规则定为${LEVEL}。`,
  'why.composite.members': `条件成立：{condition}。取其中{of, select, lowest {最低} other {最高}}级别{plus, plural, =0 {} =-3 {下调三级} =-2 {下调两级} =-1 {下调一级} =1 {上调一级} =2 {上调两级} other {上调 # 级}}，定为${LEVEL}。`,
  'why.composite.over': '条件不再成立：{condition}。',
  'why.index.below': `综合得分 {score, number}（满分 100），低于 {threshold, number}，定为${LEVEL}；{of} 项指标中 {n} 项参与计算。`,
  'why.index.eased': `综合得分 {score, number}（满分 100），刚回到 {threshold, number} 以上；回升幅度未达 {ease} 前维持${LEVEL}。`,
  'why.index.enough': '综合得分 {score, number}（满分 100），不低于 {threshold, number}。',
  'why.index.pull':
    '{how, select, worst {{input} 缺失，按 0 分计} held {{input} 沿用上次的 {raw}，得 {score} 分} other {{input} 为 {raw}，得 {score} 分}}，权重 {share}，拉低 {lost, number} 分。',
  'why.index.missing': '缺少数据、未计入：{inputs}。',
  'why.index.unknown': '已知指标只占权重的 {coverage}，不足 {least}，不给出得分。',
  'why.index.needs': '缺少{input}，不给出得分。',
};
