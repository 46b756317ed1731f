import type { Money } from '../domain/money.js';
import type { Lang } from '../domain/text.js';

/** From here on money is shown compactly, major units: a phone has no room for noughts. */
const COMPACT_FROM: Readonly<Record<Lang, number>> = { en: 100_000, 'zh-CN': 10_000 };
/** From here on a tenth of the unit is too much to leave out: of ¥3M, ¥50,000 less is ¥2.95M. */
const TWO_DIGITS_FROM: Readonly<Record<Lang, number>> = { en: 1_000_000, 'zh-CN': 100_000_000 };
const formats = new Map<string, Intl.NumberFormat>();

/** Money as people of the language write it: `¥8.2M`, `820万元`, `$1,250.50`. A currency Intl does not know is written as it stands. */
export function moneyText(lang: Lang, money: Money): string {
  const digits = minorDigits(money.currency);
  if (digits === null) return `${plain(lang, money.minor / 100)} ${money.currency}`;
  const major = money.minor / 10 ** digits;
  const compact = Math.abs(major) >= COMPACT_FROM[lang];
  const short = Math.abs(major) >= TWO_DIGITS_FROM[lang] ? 2 : 1;
  const fraction = compact ? short : Number.isInteger(major) ? 0 : digits;
  if (lang === 'zh-CN' && money.currency === 'CNY') {
    return `${format(lang, { notation: compact ? 'compact' : 'standard', maximumFractionDigits: fraction }).format(major)}元`;
  }
  return format(lang, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: display(lang, money.currency),
    notation: compact ? 'compact' : 'standard',
    minimumFractionDigits: compact ? 0 : fraction,
    maximumFractionDigits: fraction,
  }).format(major);
}

/** A ratio as per cent, with as many digits as tell small ones apart: `18%`, `0.52%`. */
export function percentText(lang: Lang, ratio: number): string {
  const fraction = Math.abs(ratio) < 0.01 ? 2 : 1;
  return format(lang, { style: 'percent', maximumFractionDigits: fraction }).format(ratio);
}

/** A figure as written in the language, without the noise of binary fractions. */
export function plain(lang: Lang, value: number): string {
  return format(lang, { maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 }).format(value);
}

// "¥" alone is ambiguous in English once yen are about, so yen are spelt out there.
function display(lang: Lang, currency: string): 'narrowSymbol' | 'symbol' | 'code' | 'name' {
  if (lang === 'zh-CN') return 'name';
  if (currency === 'CNY') return 'narrowSymbol';
  return currency === 'JPY' ? 'code' : 'symbol';
}

/** How many digits the minor unit of a currency has; null for one Intl does not know. */
export function minorDigits(currency: string): number | null {
  try {
    return format('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return null;
  }
}

function format(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.NumberFormat(lang, options);
    formats.set(key, made);
  }
  return made;
}
