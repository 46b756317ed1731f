/** 响应、时限、角色。 */
export const response = {
  'response.acknowledge': '确认',
  'response.assemble': '集结团队',
  'response.assess': '影响评估',
  'response.coordinate': '资源协调',
  'response.plan': '处置方案',
  'response.update': '进展通报',
  'response.settle': '处置完毕',
  'timeline.ack-counted': '{who} 已确认；尚待确认：{of}',
  'timeline.still-asked': '询问 {who} 是否仍在处理',
  'timeline.still': '仍在处理',
  'timeline.contacted': '通过 {way} 呼叫 {who}',
  'timeline.clocks-started': '时限开始计时：{clocks}',
  'timeline.clock-nudged': '提醒“{clock}”：时间已过 {share}',
  'timeline.clock-missed': '“{clock}”应于 {due} 完成，已超时',
  'timeline.filed': '已提交：{what}',
};
