import type { Mention } from '../api/seen.js';
import { renderDate } from './date.js';
import type { Eyes } from './eyes.js';

const MARKUP = /<([^<>]+)>/g;

/** Text in Slack's markup as a reader sees it, emphasis marks taken off. */
export function renderMrkdwn(text: string, eyes: Eyes): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(MARKUP)) {
    out += emphasis(unescapeText(text.slice(from, match.index))) + inside(match[1] ?? '', eyes);
    from = match.index + match[0].length;
  }
  return out + emphasis(unescapeText(text.slice(from)));
}

/** What is called by live markup; escaped text never matches. */
export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(MARKUP)].flatMap(([, body = '']): Mention[] => {
    const id = (body.split('|')[0] ?? '').slice(1);
    if (/^@[UW]\w+/.test(body)) return [{ kind: 'user', id }];
    if (body.startsWith('!subteam^')) return [{ kind: 'group', id: id.slice('subteam^'.length) }];
    return id === 'here' || id === 'channel' || id === 'everyone'
      ? body.startsWith('!')
        ? [{ kind: id, id }]
        : []
      : [];
  });
}

export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function inside(body: string, eyes: Eyes): string {
  const bar = body.indexOf('|');
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? null : unescapeText(body.slice(bar + 1));
  if (target.startsWith('@')) return eyes.user(target.slice(1));
  if (target.startsWith('#')) return label === null ? eyes.channel(target.slice(1)) : `#${label}`;
  if (target.startsWith('!subteam^')) return eyes.group(target.slice('!subteam^'.length));
  if (target.startsWith('!date^')) {
    const [seconds = '', format = ''] = target.slice('!date^'.length).split('^');
    return renderDate(seconds, unescapeText(format), eyes) ?? label ?? '';
  }
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label ?? unescapeText(target);
}

/** `*bold*`, `_italic_`, `~struck~` and code, where Slack takes them for such. */
function emphasis(text: string): string {
  return text
    .replace(/(^|[\s([{"'，。：；（])([*_~])(?!\s)([^*_~\n]+?)(?<!\s)\2(?=$|[\s)\]}"'.,:;!?，。：；）])/gu, '$1$3')
    .replace(/`([^`\n]+)`/g, '$1');
}
