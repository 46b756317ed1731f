/** 历史记录哈希链的说明。 */
export const auditChain = {
  'audit.chain.holds': '{name}：历史记录完整，共 {rows} 条。最新一条的哈希：{head}',
  'audit.chain.head-met': '哈希 {head} 在链中：自公布以来，它之前的记录未被改写。',
  'audit.chain.head-missing':
    '{name}：这 {rows} 条记录中没有哈希 {head}。自公布以来，历史被改写或截断过；请与此前的备份或导出文件比对。',
  'audit.chain.no-head': '“{head}”不是完整的哈希。请照频道消息或导出文件末行，写全 64 个字符（0-9、a-f）。',
  'audit.chain.broken': '{name}：历史记录在第 {row} 条断裂；此前的 {holds} 条完好。',
  'audit.chain.changed':
    '第 {row} 条已不是当初写下的内容。现在写的是（时间 {at}）：{who} {what}。请与此前的备份或导出文件比对。',
  'audit.chain.missing': '第 {row} 条缺失：其后现存的是第 {found} 条。请与此前的备份或导出文件比对。',
  'audit.chain.end': '{name}：实有 {rows} 条，末行却写着 {said} 条；有内容被删去或添加。',
  'audit.head':
    '历史记录最新一条：第 {seq} 条，哈希 {hash}。请保留此消息：日后用 tocsin audit verify --head 即可证明此前记录未被改写。',
};
