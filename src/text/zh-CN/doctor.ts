import type { doctor as en } from '../en/doctor.js';

export const doctor: Record<keyof typeof en, string> = {
  'doctor.section.config': '配置',
  'doctor.section.way': '回传通路',
  'doctor.summary.well': '一切正常：{well} 项通过{warned, plural, =0 {} other {，# 项提醒}}。',
  'doctor.summary.failed':
    '{failed} 项未通过{warned, plural, =0 {} other {，# 项提醒}}；{well} 项通过{skipped, plural, =0 {} other {，部分项目未检查}}。',
  'doctor.summary.broken-off':
    '已中断：目前 {failed} 项未通过，{well} 项通过{warned, plural, =0 {} other {，# 项提醒}}{skipped, plural, =0 {} other {，部分项目未检查}}。',
  'doctor.config.warning': '{place} {what}',
  'doctor.no-token': '没有配置任何聊天平台的令牌，无可检查。',
  'doctor.no-token.mend':
    '请按 README.md 中的“Slack in five minutes”或“Discord in five minutes”操作，最后设置好 SLACK_BOT_TOKEN 和 SLACK_APP_TOKEN，或 DISCORD_TOKEN。',
  'doctor.off': '已关闭：未设置 {variable}。',
  'doctor.reach': '{service} 可以访问（{url}），时钟一致。',
  'doctor.clock': '{service} 可以访问，但本机时钟比它{side, select, ahead {快} other {慢}} {skew}。',
  'doctor.clock.mend':
    '请让本机通过 NTP 校时（timedatectl set-ntp true）。偏差超过 {most} 时，签名请求只能拒收，核对消息的时间段也会出错。',
  'doctor.away': '无法访问 {service}：{why}。',
  'doctor.away.mend': '请检查本机到 {url} 的网络、DNS 和代理，核对 {variable}，并查看平台的服务状态页。',
  'doctor.trouble': '{service} 的检查提前结束：{why}。',
  'doctor.trouble.mend': '请重新运行；如仍停在此处，请附上以上内容反馈给我们。',
  'doctor.skipped': '{service} 的其余项目未检查。',

  'doctor.channel': '频道 {id}：可以在 {address} 发消息。',
  'doctor.channel.named': '频道 {id}：可以在 {address}（{name}）发消息。',
  'doctor.channel.bad': '频道 {id}：无法在 {address} 发消息{why, select, none {} other {（{why}）}}。',
  'doctor.channel.skipped': '频道 {id}（{address}）未检查：无法登录所在的工作区。',
  'doctor.channel.none': '配置中没有 {service} 频道，不会向那里发送任何消息。',
  'doctor.channel.none.mend': '请在 tocsin.yaml 的 channels 中添加，platform 写 {platform}。',
  'doctor.group': '群组 {id}：可以通知 {name}。',
  'doctor.group.missing': '群组 {id}：{service} 中没有 {name}。',
  'doctor.group.unread': '群组 {id}：无权在 {service} 中查找 {name}（{why}）。',
  'doctor.people': '{n, plural, =1 {people.yaml 中的账号存在} other {people.yaml 中的 # 个账号都存在}}。',
  'doctor.people.none': 'people.yaml 中还没有人登记 {service} 账号；首次输入命令或点击按钮时，会提示如何绑定。',
  'doctor.person.missing': '{who}：{service} 中没有账号 {account}。',
  'doctor.person.gone': '{who}：{service} 账号 {account} 已停用。',
  'doctor.person.unread': '{who}：无权在 {service} 中查找账号 {account}（{why}）。',

  'doctor.slack.workspace': '工作区 {id} 未启用：未设置 {variable}。',
  'doctor.slack.workspace.mend':
    '请在该工作区安装应用，把 Bot User OAuth Token 写入 {variable}；不需要时从 tocsin.yaml 的 workspaces 中删除 {id}。',
  'doctor.slack.signed-in': '已用 {tokenEnv} 登录 {team}，机器人为 @{bot}。',
  'doctor.slack.refused': '{tokenEnv} 中的令牌被 Slack 拒绝（{why}）。',
  'doctor.slack.no-bot': '{tokenEnv} 登录 {team} 的是个人账号 @{bot}，不是机器人。',
  'doctor.slack.no-bot.mend':
    '请把 Bot User OAuth Token（xoxb-…）写入 {tokenEnv}：api.slack.com/apps → 您的应用 → OAuth & Permissions。',
  'doctor.slack.scopes': '{team}：{n} 项权限均已授予。',
  'doctor.slack.scopes.missing': '{team}：缺少权限 {scopes}。',
  'doctor.slack.scopes.mend':
    '请在 api.slack.com/apps → 您的应用 → OAuth & Permissions → Bot Token Scopes 中添加 {scopes}（完整清单见 slack/manifest.yaml），再点击 Reinstall to Workspace。',
  'doctor.slack.scopes.untold': 'Slack 没有返回 {team} 的授权清单，以下各项可以反映。',
  'doctor.slack.socket': '{variable} 可以建立 Socket Mode 连接。',
  'doctor.slack.socket.none': '未设置 {variable}：在 Slack 中输入或点击的内容都收不到。',
  'doctor.slack.socket.refused': '{variable} 无法建立 Socket Mode 连接（{why}）。',
  'doctor.slack.socket.mend':
    '请在 api.slack.com/apps → 您的应用 → Basic Information → App-Level Tokens 中新建带 connections:write 权限的令牌，写入 {variable}，并确认 Socket Mode 已开启。',
  'doctor.slack.port': '可以在 {host}:{port} 接收 Slack 请求；应用的 Request URL 须指向此处的 /slack/events。',
  'doctor.slack.port.bot': '{host}:{port} 上已有机器人在接收 Slack 请求。',
  'doctor.slack.port.taken': '无法在 {host}:{port} 接收 Slack 请求（{why}）。',
  'doctor.slack.port.mend': '请停掉占用端口 {port} 的程序，或把 SLACK_PORT（和 SLACK_HOST）改成可用的值。',
  'doctor.slack.group.mend':
    '请在 tocsin.yaml 的 groups 中为 {id} 填写用户组名称（如 "@night-shift"）或 ID（S…），或在 Slack 中新建该用户组。',
  'doctor.slack.person.mend': '请在 people.yaml 中改正 {account}（Slack 个人资料 → ⋮ → 复制成员 ID），或将其删除。',

  'doctor.discord.invite': '邀请机器人加入服务器，请打开 {url}',
  'doctor.discord.signed-in': '令牌有效：机器人 {bot}，应用 {app}。',
  'doctor.discord.refused': 'DISCORD_TOKEN 被 Discord 拒绝（{why}）。',
  'doctor.discord.guild': '已在服务器 {name}（{id}）中。',
  'doctor.discord.guild.none': '机器人不在任何服务器中。',
  'doctor.discord.guild.missing': '机器人不在服务器 {id} 中（{why}）。',
  'doctor.discord.guild.mend': '请打开 {url} 并选择该服务器；如编号有误，请改正 DISCORD_GUILD_ID。',
  'doctor.discord.gateway': '网关连接正常，能够收到点击。',
  'doctor.discord.gateway.lost': '无法连接网关：{why}。',
  'doctor.discord.gateway.lost.mend':
    '请确认本机和代理允许到 Discord 的 WebSocket 连接（wss，443 端口），然后重新运行。',
  'doctor.discord.gateway.refused': '网关拒绝连接（关闭码 {code}）。',
  'doctor.discord.gateway.refused.mend':
    '{code} 的含义见 discord.com/developers/docs/topics/opcodes-and-status-codes。',
  'doctor.discord.gateway.intents': '机器人只请求 Guilds，无需审批：请在开发者后台查看该应用是否受到限制。',
  'doctor.discord.commands':
    '/risk 命令已正确注册（{scope, select, guild {DISCORD_GUILD_ID 所指服务器} other {所有服务器}}）。',
  'doctor.discord.commands.differ': '已注册的 /risk 命令与当前版本不一致。',
  'doctor.discord.commands.start': '启动机器人即可，它会自动注册命令。',
  'doctor.discord.commands.refused': '无法查看已注册的命令（{why}）。',
  'doctor.discord.commands.invite': '请打开 {url} 重新邀请机器人，该链接包含 applications.commands 权限。',
  'doctor.discord.channel.lacks': '频道 {id}：在 {name} 缺少权限：{permissions}。',
  'doctor.discord.channel.mend': '请打开 {name} 的设置 → 权限 → 机器人的身份组，允许：{permissions}。',
  'doctor.discord.group.mend':
    '请在 tocsin.yaml 的 groups 中为 {id} 填写身份组的名称或 ID，或在 Discord 中新建该身份组。',
  'doctor.discord.group.silent': '群组 {id}：提及身份组 {name} 不会通知任何人。',
  'doctor.discord.group.silent.mend': '请在 服务器设置 → 身份组 → {name} 中开启“允许任何人 @提及此身份组”。',
  'doctor.discord.person.mend':
    '请在 people.yaml 中改正 {account}（Discord 开发者模式下复制用户 ID），或邀请 {who} 加入服务器。',

  'doctor.way.off': '未检查（--no-press）。',
  'doctor.way.no-ops': '{service}：没有用途为 ops 的频道，未检查回传通路。',
  'doctor.way.no-ops.mend':
    '请在 tocsin.yaml 中把一个 platform 为 {platform} 的频道的 purpose 设为 ops（且不要设置 only_escalation）。',
  'doctor.way.no-channel': '{service}：未检查，因为无法在 ops 频道发消息。',
  'doctor.way.deaf': '{service}：端口已被占用，本程序无法自行监听；运行中的机器人收到的点击可从其数据库看到。',
  'doctor.way.unreadable': '无法读取数据库 {file}（{why}）：运行中的机器人收到的点击将无法看到。',
  'doctor.way.unposted': '{service}：未能在 {where} 发出按钮（{why}）。',
  'doctor.way.unedited': '{service}：{where} 中的消息事后未能更新（{why}）。',
  'doctor.way.wait': '{service}：请点击 {where} 中的按钮，限时 {wait}……',
  'doctor.way.heard':
    '{service}：{who} 已点击（用时 {after}），{by, select, bot {运行中的机器人} other {本程序}}收到了。',
  'doctor.way.nobody': '{service}：等待 {wait}，没有收到 {where} 中的点击。',
  'doctor.way.nobody.mend':
    '如无人点击，请重新运行并点击。如确有人点击：{platform, select, slack {请在应用后台确认 Interactivity 已开启（HTTP 模式下 Request URL 须指向本机），且 SLACK_APP_TOKEN 与 SLACK_BOT_TOKEN 属于同一个应用} other {请在开发者后台确认 Interactions Endpoint URL 为空}}，并确认没有使用其他数据库的程序在用同一组令牌。',

  'doctor.card.title': '能收到点击吗？',
  'doctor.card.ask': '正在用 tocsin doctor 测试这里的点击能否送达，请点击按钮，限时 {wait}。',
  'doctor.card.button': '点击以验证回传',
  'doctor.card.pressed': '✓ 已收到 {who} 的点击（用时 {after}）。',
  'doctor.card.nobody': '等待 {wait}，没有收到点击；排查方法见 tocsin doctor 的输出。',
  'doctor.card.broken-off': '测试已中断。',
  'doctor.heard': '已收到，这里的点击能够送达。谢谢。',
  'doctor.busy': '机器人正在体检，您的操作被检查程序收到，没有执行。请一分钟后再试。',
  'doctor.code': '这个按钮不属于任何检查。如需测试回传，请重新运行 tocsin doctor。',
};
