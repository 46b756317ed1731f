/** `tocsin rules test` 与 `tocsin rules route`。 */
export const trial = {
  'trial.unknown-rule': '没有名为“{rule}”的规则',
  'trial.passed': '{rules} 条规则的 {cases} 个用例全部符合预期。',
  'trial.failed': '{cases} 个用例中有 {failed} 个不符合预期。',
  'trial.without': '{n} 条规则没有用例：{rules}。请在规则旁的 {file} 里补上。',
  'trial.fault': '{place} {rule}：{title}',
  'trial.fault.step':
    '第 {step} 步，{at}后：预期{expected, select, none {无预警} any {不限} other {{expected}}}，实际{found, select, none {无预警} other {{found}}}',
  'trial.fault.conditions': '第 {step} 步，{at}后：预期 {expected} 个对象处于预警，实际 {found} 个',
  'trial.against.summary':
    '{from} 至 {until} 共 {signals} 条信号：{warnings, plural, =0 {不会发出预警} other {会发出 # 次预警}}{flapped, plural, =0 {，没有抖动} other {，其中 # 次变化属于抖动}}。',
  'trial.against.unreadable': '有 {n} 行读不懂：{first}',
  'trial.against.condition': '{level} · {title} · {rule} · {times} 次{flapped, plural, =0 {} other { · 抖动 # 次}}',
  'trial.against.episode': '{level}，{from} – {until}',
  'trial.against.standing': '{level}，{from} 起，到最后仍未解除',
  'trial.against.more': '……另有 {n} 次',
  'trial.against.empty': '{file} 里没有信号；每行应是一条，格式与 POST /v1/signals 相同',
  'trial.route.title': '带有 {labels} 的信号：',
  'trial.route.show':
    '场次 {show}：{scene}，主播 {host}，{phase, select, live {正在直播} soon {即将开播} other {未在直播}}。',
  'trial.route.no-show': '日历里没有对应的场次。',
  'trial.route.watched':
    '{name, select, none {} other {名为 {name} 时，}}{n, plural, =0 {没有规则关注它} other {有 # 条规则关注它}}：',
  'trial.route.rule': '{id}（{kind} 规则{covers, select, none {} other {，{covers}}}）：{title}',
  'trial.route.names': '关注的信号：{names}',
  'trial.route.values':
    '{air, select, yes {开播时的阈值} other {当前阈值}}：{values}{case, select, none {} other {（按弹性阈值“{case}”）}}',
  'trial.route.no-values':
    '{air, select, yes {开播时} other {当前}}没有生效的阈值{case, select, none {，其他情形下才有} other {（按弹性阈值“{case}”）}}',
  'trial.route.value': '{level} {value}',
  'trial.route.evidence': '本身不发预警，只作其他规则的依据',
  'trial.route.rest': '另有 {n} 条规则也会看到这些信号，但不按这些标签区分：{rules}',
  'trial.route.goes': '{n, plural, =1 {该规则} other {以上规则}}的预警发往',
  'trial.route.level': '{level}：{channels}',
  'trial.route.range': '{from}至{to}',
  'trial.route.nowhere': '无频道',
  'trial.route.steps': '之后无人确认时：',
  'trial.route.step': '{level}，{after}后：{targets}',
  'trial.route.wrong': '“{word}”不是标签；请写成 标签=值，例如 sku=123',
  'trial.route.none': '请写明信号的标签：tocsin rules route "sku=123 show=618"',
} as const;
