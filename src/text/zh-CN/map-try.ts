/** `tocsin map try`。 */
export const mapTry = {
  'map.made': '{body} 按来源 {source}（{kind}）解析，得到 {n} 条信号：',
  'map.none': '{body} 按来源 {source}（{kind}）可以解析，但没有产生信号。',
  'map.refused': '{body} 按来源 {source}（{kind}）会被整体拒收，共 {n} 处问题：',
  'map.problem': '  {problem}',
  'map.missing':
    '第 {entry} 条映射的 {field}：路径 {path} {n, plural, =1 {没有取到值} other {在 # 个条目中都没有取到值}}。{nearest, select, none {{there, select, none {} other {现有：{there}。}}} other {是否应为 {nearest}？}}',
  'map.when': '第 {entry} 条映射：{n} 个条目都不满足 when 条件。',
  'map.not-yaml': '{file} 不是有效的 YAML：{why}',
  'map.no-source': '{file} 里既没有 sources 也没有 mapping；请给出 tocsin.yaml、其中一个来源，或单独一段 mapping。',
  'map.unknown': '{file} 里没有来源“{source}”，现有：{ids}。',
  'map.which': '{file} 里有多个来源：{ids}。请用 --source 指定一个。',
  'map.wrong': '{file}：{problem}',
  'map.unreadable': '读不了 {file}（{why}）。',
  'map.not-text': '{file} 不是 UTF-8 文本，请另存为 UTF-8 后重试。',
  'map.header': '“{header}”不是请求头，写法如 "x-shopify-topic: orders/create"。',
} as const;
