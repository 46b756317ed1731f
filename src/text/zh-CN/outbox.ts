import type { outbox as en } from '../en/outbox.js';

export const outbox: Record<keyof typeof en, string> = {
  'outbox.broken.channel':
    '{service} 的 {channel} 现在收不到消息了。{fix}待发内容不会丢，我会继续重试，恢复后在这里通知大家。',
  'outbox.broken.rooms':
    '无法在 {service} 的 {channel} 旁为事件单独建频道。{fix}事件卡片仍在其他频道，我会继续重试，恢复后在这里通知大家。',
  'outbox.broken.service': '{service} 现在收不到任何消息了。{fix}待发内容不会丢，我会继续重试，恢复后在这里通知大家。',
  'outbox.broken.why': '对方返回：{why}。',
  'outbox.well.channel': '{service} 的 {channel} 已恢复，处理中事件的卡片正在补发。',
  'outbox.well.rooms': '{service} 的 {channel} 旁又可以为事件单独建频道了。',
  'outbox.well.service': '{service} 已恢复，处理中事件的卡片正在补发。',
  'outbox.lost.card': '{inc} 的卡片未能显示在 {channel}。{fix}查看请输入：/risk info {inc}',
  'outbox.lost.call': '在 {channel} 呼叫 {whom} 处理 {inc} 的消息未能发出。{fix}请用其他方式联系。',
  'outbox.lost.digest': '多个事件的汇总未能显示在 {channel}。{fix}查看请输入：/risk list',
  'outbox.place.room': '{inc} 的专属频道',
  'outbox.place.dm': '{account} 在 {service} 的私信',
  'outbox.room.topic': '{level} · {title} · {state} · {owner}',
  'outbox.room.owner': '负责人：{who}',
  'outbox.room.free': '暂无负责人',
  'outbox.link.runbook': '处置手册',
  'outbox.link.dashboard': '监控看板',
  'outbox.link.source': '来源',
};
