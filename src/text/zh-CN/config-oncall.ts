import type { configOncall as en } from '../en/config-oncall.js';

export const configOncall: Readonly<Record<keyof typeof en, string>> = {
  'config.duty.rotation': '“{text}”不是轮班周期。',
  'config.mend.duty.rotation': '请写 daily、weekly，或若干小时、天、周：12h、3d、2w。',
  'config.duty.start': '“{text}”不是交接班的日期和时间。',
  'config.mend.duty.start': '请按当地钟面时间写首次交接班的时间，不带时区偏移：start: 2026-01-05T09:00。',
  'config.duty.no-start': '多人轮班，却没有写明首班从何时开始。',
  'config.duty.hours': '“{text}”不是值班时段。',
  'config.mend.duty.hours': '请加引号书写："09:00-21:00"；跨零点写 "21:00-09:00"。',
  'config.duty.days': '“{text}”不是星期几。',
  'config.mend.duty.days': '请写 mon、tue、wed、thu、fri、sat、sun，或连续几天：mon-fri。',
  'config.duty.unknown-team': 'people.yaml 中没有团队“{team}”。',
  'config.duty.twice': '{person} 在同一班中出现了两次，实际少一人。',
  'config.mend.duty.twice': '请把其中一处换成其他人。',
  'config.duty.unequal': '这一班有 {n, number} 人，第一班却是 {first, number} 人。',
  'config.mend.duty.unequal': '同一层每班人数应相同；多出的人请另设一层。',
  'config.duty.hidden': '“{layer}”层永远排不上班：列表中靠后的层始终覆盖它。',
  'config.mend.duty.hidden': '靠后的层优先：请把这一层移到它们之后，或给它们限定时段、星期，或删去这一层。',
  'config.duty.idle': '{people} 永远轮不到值班：轮到的时间总在本层的时段或星期之外。',
  'config.mend.duty.idle': '请把轮班周期改为整天或整周，或换一个起始钟点。',
  'config.duty.gap':
    '排班“{schedule}”在 {from} 至 {until}（{zone}）无人值班{more, plural, =0 {} other {，未来 {days} 天内另有 # 次}}。',
  'config.mend.duty.gap': '请为这段时间加一层，或用 cover 写明何时必须有人：shows（仅直播期间）或 never（不要求）。',
  'config.duty.double':
    '{person} 在 {from} 至 {until}（{zone}）同时在“{a}”和“{b}”值班{more, plural, =0 {} other {，未来 {days} 天内另有 # 次}}。',
  'config.mend.duty.double': '请把其中一处换成其他人，或让其中一个轮班从另一班开始。',
};
