/** How an account is written where it stood as a mention; the label is what Slack put beside it. */
export type NameAccount = (id: string, label: string | null) => string;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * Text as Slack sends it (`<@U1|maya>`, `<#C1|ops>`, `<http://x.cn|x.cn>`, `&amp;`) turned back into what was meant.
 */
export function unescapeText(text: string, nameAccount: NameAccount): string {
  return text
    .replace(/<([^<>]*)>/gu, (_whole, inside: string) => meant(inside, nameAccount))
    .replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? entity);
}

function meant(inside: string, nameAccount: NameAccount): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : inside.slice(bar + 1);
  const rest = target.slice(1);
  switch (target.charAt(0)) {
    case '@':
      return nameAccount(rest, label || null);
    case '#':
      return `#${label || rest}`;
    case '!': {
      if (rest.startsWith('date^')) return label ?? '';
      const group = label ?? rest.replace(/^subteam\^/u, '');
      return group.startsWith('@') ? group : `@${group}`;
    }
    default:
      // A typed `x.cn` comes as a link of that name; `http://x.cn` as a bare one.
      return label ?? target;
  }
}
