import type { learn as en } from '../en/learn.js';

export const learn: Readonly<Record<keyof typeof en, string>> = {
  'learn.unreadable': '读不到 {file}：{why}',
  'learn.unwritable': '写不了 {file}：{why}。请把 --out 指到已有文件夹里的文件。',
  'learn.not-csv': '{file} 不是 CSV：{why}。首行应有 text 和 label 两列；也可以每行一个 JSON 对象。',
  'learn.not-json': `{file} 第 {line} 行不是 JSON 对象。每行应形如 '{'"text": "…", "label": "complaint"'}'。`,
  'learn.no-column':
    '{file} 没有 {column} 列，现有：{columns}。需要 text（评论原文）和 label（complaint 或 praise，也可写 0 或 1）。',
  'learn.label':
    '{file} 第 {line} 行：看不懂标签“{label}”。差评写 complaint、negative、bad、差评或 0；其他写 praise、positive、good、other、好评或 1。',
  'learn.too-few': '差评 {complaints} 条、其他 {others} 条，太少，学不了。两类至少各标 {least} 条。',
  'learn.learned':
    '用 {rows, number} 条评论学习，其中差评 {complaints, number} 条。在留出的 {held, number} 条上：判对 {accuracy}，差评 F1 {f1}；只用词库：判对 {plain}，F1 {plainf1}。',
  'learn.written': '已写入 {file}（{kb, number} KB）。在 opinion 规则里写上：model: {name}',
  'learn.worse': '并不比只用词库好。请多标一些评论，或不用模型。',
};
