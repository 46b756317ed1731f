import type { FilingField } from '../../domain/response/filing.js';
import { quotedPart } from './tokens.js';

/** How people head what they write: `conditions:`, `现状：`. */
const HEADINGS: Readonly<Record<FilingField, readonly string[]>> = {
  conditions: ['conditions', 'condition', 'situation', '当前现状', '现状', '状况', '情况'],
  actions: ['actions', 'action', '已采取措施', '措施', '行动', '动作'],
  needs: ['needs', 'need', '需求', '需要', '所需支持'],
  plan: ['plan', '方案', '处置方案'],
  impact: ['impact', '影响'],
  money: ['money', 'loss', '损失', '金额', '预计损失'],
  people: ['people', 'who', 'team', '人员', '成员'],
  where: ['where', 'room', '地点', '会议室', '会议'],
  resources: ['resources', 'resource', '资源'],
  text: ['text', '内容'],
};

/**
 * Reads `conditions: … actions: … needs: …` into its fields; words before any heading are the first of them. In quotes
 * after a heading stands exactly what is meant, headings among it too.
 */
export function readFields(
  typed: string,
  wanted: readonly [FilingField, ...FilingField[]],
): Readonly<Partial<Record<FilingField, string>>> {
  const [first, ...others] = wanted;
  const found: { [F in FilingField]?: string } = {};
  const add = (field: FilingField, text: string): void => {
    const words = text
      .trim()
      .replace(/[;；]$/u, '')
      .trim();
    if (words !== '') found[field] = found[field] === undefined ? words : `${found[field]} ${words}`;
  };
  const whole = quotedPart(typed, 0);
  // Only what may be headed apart is looked at: a plan may well speak of actions.
  if (others.length === 0 || whole?.end === typed.length) {
    add(first, whole?.end === typed.length ? whole.text : typed);
    return found;
  }
  let field = first;
  let text = '';
  let at = 0;
  while (at < typed.length) {
    const head = headingAt(typed, at, wanted);
    if (head === null) {
      text += typed.charAt(at);
      at++;
      continue;
    }
    add(field, text);
    field = head.field;
    text = '';
    at = head.end;
    const quoted = quotedPart(typed, at);
    if (quoted === null) continue;
    add(field, quoted.text);
    at = quoted.end;
  }
  add(field, text);
  return found;
}

/** A heading begins the text, or follows a space or the end of a clause. */
function headingAt(typed: string, at: number, wanted: readonly FilingField[]) {
  if (at > 0 && !/[\s\u3000,，.。;；、"”」]/u.test(typed.charAt(at - 1))) return null;
  for (const field of wanted)
    for (const word of HEADINGS[field]) {
      if (typed.slice(at, at + word.length).toLowerCase() !== word) continue;
      const colon = /^\s*[:：]\s*/u.exec(typed.slice(at + word.length));
      if (colon) return { field, end: at + word.length + colon[0].length };
    }
  return null;
}
