/** 仅限部分人员知悉的事件。 */
export const restricted = {
  'restricted.title': '受限事件',
  'restricted.happening': '事件内容仅向有权查看受限事件的人员显示；等级、状态与负责人如实可见。',
  'timeline.restricted': '已设为受限：仅有权查看受限事件的人员可知内容',
  'timeline.unrestricted': '已取消受限',
  'incident.restrict': '{inc} 已设为受限：其他地方只显示等级、状态和负责人。此前已发出的消息不会改动。',
  'incident.restrict.noop': '{inc} 已是受限事件。',
  'incident.unrestrict': '{inc} 不再受限，卡片恢复完整显示。',
  'incident.unrestrict.noop': '{inc} 不是受限事件。',
  'help.restrict': '将事件设为仅限有权人员知悉；off 取消',
  'param.restricted': 'on 或 off',
};
