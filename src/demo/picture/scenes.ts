import type { Lang } from '../../domain/text.js';

/** A stretch of the demo's screen: from the line that holds the first words to the one that ends it. */
interface Scene {
  readonly from: RegExp;
  readonly until: RegExp;
}

const BOX_ENDS = /╰─/u;

/** The red card, the slip, the acknowledgement, the call, and how things stand. */
const SCENES: readonly Scene[] = [
  { from: /─(?:\S*m)* (?:RED|红色) .*INC-2/u, until: BOX_ENDS },
  { from: /risk akc INC-2/u, until: /✓ INC-2/u },
  { from: /!! #on-call/u, until: /→ ack/u },
  { from: /21:03.*\/risk status/u, until: BOX_ENDS },
];

const TITLES: Readonly<Record<Lang, string>> = {
  en: 'Tocsin on the console: a red card, an acknowledgement, a call and the status',
  'zh-CN': 'Tocsin 控制台：红色预警卡片、确认、呼叫与风险态势',
};

export function titleOf(lang: Lang): string {
  return TITLES[lang];
}

/** The scenes out of what the demo wrote, a line between them. Throws where one is not there. */
export function scenesOf(screen: string): readonly string[] {
  const lines = screen.split('\n');
  return SCENES.flatMap(({ from, until }, i) => {
    const start = lines.findIndex((line) => from.test(line));
    const length = start < 0 ? -1 : lines.slice(start).findIndex((line) => until.test(line));
    if (length < 0)
      throw new Error(`the demo's screen has no stretch from ${from} to ${until}; change it in scenes.ts`);
    return [...(i > 0 ? [''] : []), ...lines.slice(start, start + length + 1)];
  });
}
