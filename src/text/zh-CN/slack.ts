import type { slack as en } from '../en/slack.js';

export const slack: Record<keyof typeof en, string> = {
  'slack.more': '更多…',
  'slack.more-lines': '…… 另有 {n} 行',
  'slack.group-unknown': '没能通知 {group}：Slack 中没有这个用户组（配置中的群组“{id}”）。',
  'slack.group-unread': '没能通知 {group}：无权读取 Slack 用户组（{why}），应用需要 usergroups:read 权限。',
  'slack.fix.not-in-channel': '无法向 {channel} 发消息：机器人不在该频道。请在频道里输入 /invite @Tocsin。',
  'slack.fix.channel-not-found':
    '在 Slack 中找不到频道 {channel}。请在 Slack 中新建该频道，或核对配置里的地址；如为私有频道，请在频道里输入 /invite @Tocsin。',
  'slack.fix.archived': '{channel} 在 Slack 中已归档，无法发消息。请取消归档，或在配置中换一个频道。',
  'slack.fix.missing-scope':
    '{channel} 的操作被 Slack 拒绝：应用缺少权限 {scope}。请在应用后台的 OAuth & Permissions 中添加，然后重新安装应用。',
  'slack.fix.token':
    '{tokenEnv} 中的令牌被 Slack 拒绝（{error}）。请从 api.slack.com/apps → 您的应用 → OAuth & Permissions 复制 Bot User OAuth Token（xoxb-…；如与现用的相同，请先在该页重新安装应用），写入 {tokenEnv}，再重启机器人。',
  'slack.fix.organisation': 'Slack 组织策略不允许机器人访问（{error}）。请联系组织所有者批准该应用在本工作区使用。',
  'slack.fix.restricted':
    '本 Slack 工作区只允许部分成员在 {channel} 发言或新建频道（{error}）。请联系管理员放行该应用，或在配置中换一个频道。',
  'slack.fix.direct':
    '发给 {channel} 的私信无法送达（{error}）。请核对账号，并在应用后台的 App Home 中确认已开启 Messages Tab。',
  'slack.fix.refused':
    '一条发往 {channel} 的消息因格式问题被 Slack 拒绝（{error}），未能发出。请附上该错误反馈给我们；遗漏的内容可用 /risk list 查看。',
  'slack.fix.message-gone':
    '{channel} 中的一条消息已无法更新（{error}），应是被人删除。事件最新情况请用 /risk info 查看。',
  'slack.fix.unknown':
    '一条发往 {channel} 的消息被 Slack 拒绝：{error}。含义可查 docs.slack.dev/reference/methods/chat.postMessage。',
  'slack.fix.room-name': '无法为该事件新建 Slack 频道：{name} 及类似名称均已被占用。请改名或删除旧频道。',
  'slack.fix.workspace':
    '频道 {channel} 属于 Slack 工作区“{workspace}”，但没有它的令牌。请在配置中列出该工作区并设置令牌。',
  'slack.ui.try': '可以试试：{line}',
  'slack.ui.failed':
    '没有成功，是机器人自身出了问题，不是您的操作有误。请稍后重试；如仍不行，请联系维护人员，原因已记入日志。',
  'slack.ui.late': 'Slack 响应太慢，对话框没能打开。请再按一次，或直接输入命令。',
  'slack.ui.unknown-button': '这个按钮已失效。请重新查询，再从新的结果中操作。',
  'slack.ui.wait': '请稍候……',
  'slack.ui.close': '关闭',
  'slack.ui.cancel': '取消',
  'slack.ui.home.more': '…… 另有 {n} 个部分未显示',
  'slack.ui.pin.title': '加入事件时间线',
  'slack.ui.pin.submit': '加入',
  'slack.ui.pin.which': '这条消息属于哪个事件？',
  'slack.ui.pin.quote': '“{text}”',
  'slack.ui.pin.none': '目前没有未结事件，无法归入。',
  'slack.ui.pin.own': '这是机器人自己发的消息，内容已在时间线里。',
  'slack.ui.pin.empty': '这条消息没有文字，无法加入时间线。请用备注写下要点。',
  'slack.ui.pin.where': '这里没有对应的事件。如需指定，请打开该消息的菜单，选择“Add to incident timeline”。',
  'slack.ui.manifest.description': '直播电商风险预警：一个事件一张卡片，在看到的地方直接处置。',
  'slack.ui.manifest.long':
    'Tocsin 监控直播场次、库存、履约、供应商和系统，按蓝、黄、橙、红四级预警。每个事件只有一张卡片，无论谁在哪里处理都会同步更新。可用卡片按钮或 /risk 命令确认、升级、静默和解决；“主页”标签页随时显示整体态势。',
  'slack.ui.manifest.shortcut': '把这条消息加入事件时间线',
  'slack.ui.manifest.command': '查看和处置风险',
  'slack.ui.scope.bookmarks-read': '查看事件频道已有的书签',
  'slack.ui.scope.bookmarks-write': '在事件频道顶部放置书签',
  'slack.ui.scope.channels-history': '读取要加入时间线的消息；重发前核对消息是否已送达',
  'slack.ui.scope.channels-manage': '新建、设置、邀请成员和归档事件频道',
  'slack.ui.scope.channels-read': '按名称查找公开频道',
  'slack.ui.scope.chat-write': '发布并更新卡片',
  'slack.ui.scope.commands': '/risk 命令和消息快捷方式',
  'slack.ui.scope.groups-history': '同 channels:history，用于私有频道',
  'slack.ui.scope.groups-read': '按名称查找私有频道',
  'slack.ui.scope.im-history': '重发前核对私信是否已送达',
  'slack.ui.scope.im-write': '向被呼叫的人发送私信',
  'slack.ui.scope.pins-write': '在事件频道置顶卡片',
  'slack.ui.scope.reactions-read': '识别 :pushpin: 表情，把消息加入时间线',
  'slack.ui.scope.usergroups-read': '按名称呼叫用户组',
  'slack.ui.scope.users-read': '按各人的语言和时区作答',
};
