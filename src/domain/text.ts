/** The languages every sentence exists in. */
export const LANGS = ['en', 'zh-CN'] as const;
export type Lang = (typeof LANGS)[number];

/** How an instant is shown: `20:37`, `Nov 21`, `in 3 min`. */
export type TimeStyle = 'time' | 'date' | 'relative';

/** Words of the configuration, given in both languages. May hold `{label}` places. */
export type Worded = Readonly<Record<Lang, string>>;

/**
 * A sentence not yet said: a key of the catalogues and what to fill in. Decisions return these,
 * and whoever shows them says them in the reader's language.
 */
export interface Say {
  readonly key: string;
  readonly params?: Readonly<Record<string, SayParam>>;
}
/** `{ at }` is shown as a time in the reader's zone (`relative`: how long until then), `{ ms }` as a duration, `{ minor }` as money, `{ ratio }` as per cent, `{ say }` is said first. */
export type SayParam =
  | string
  | number
  | { readonly at: number; readonly style?: TimeStyle }
  | { readonly ms: number }
  | { readonly minor: number; readonly currency: string }
  | { readonly ratio: number }
  | { readonly say: Say }
  | { readonly worded: Worded; readonly labels: Readonly<Record<string, string>> };
