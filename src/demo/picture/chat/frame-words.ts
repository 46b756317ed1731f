import type { Lang } from '../../../domain/text.js';

/** What Slack and Discord themselves write around a message, in their reader's language. */
export interface FrameWords {
  readonly app: string;
  readonly thread: string;
  replies(n: number): string;
  earlier(n: number): string;
  readonly alsoSent: string;
  readonly home: readonly [home: string, messages: string, about: string];
  /** Discord's time of a message of today. */
  today(time: string): string;
  messages(n: number): string;
}

export const FRAME_WORDS: Readonly<Record<Lang, FrameWords>> = {
  en: {
    app: 'APP',
    thread: 'Thread',
    replies: (n) => (n === 1 ? '1 reply' : `${n} replies`),
    earlier: (n) => (n === 1 ? 'Show 1 more reply' : `Show ${n} more replies`),
    alsoSent: 'also sent to the channel',
    home: ['Home', 'Messages', 'About'],
    today: (time) => `Today at ${time}`,
    messages: (n) => (n === 1 ? '1 Message' : `${n} Messages`),
  },
  'zh-CN': {
    app: '应用',
    thread: '消息列',
    replies: (n) => `${n} 条回复`,
    earlier: (n) => `再显示 ${n} 条回复`,
    alsoSent: '同时发送至频道',
    home: ['主页', '消息', '关于'],
    today: (time) => `今天 ${time}`,
    messages: (n) => `${n} 条消息`,
  },
};
