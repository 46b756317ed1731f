import type { Lang } from '../domain/text.js';

const UNITS = [
  { ms: 86_400_000, en: 'd', zh: '天' },
  { ms: 3_600_000, en: 'h', zh: '小时' },
  { ms: 60_000, en: 'min', zh: '分钟' },
  { ms: 1000, en: 's', zh: '秒' },
] as const;

/** `3 min`, `1 h 20 min`, `3 分钟`: the two largest units, rounded to the second of them. */
export function durationText(lang: Lang, ms: number): string {
  const sign = ms < 0 ? '-' : '';
  const size = Math.abs(ms);
  if (size === 0) return lang === 'en' ? '0 s' : '0 秒';
  if (size < 1000) return `${sign}${Math.round(size)} ${lang === 'en' ? 'ms' : '毫秒'}`;
  // 1.4 s must not look like the threshold of 1 s.
  if (size < 10_000 && size % 1000 >= 50)
    return `${sign}${Number((size / 1000).toFixed(1))} ${lang === 'en' ? 's' : '秒'}`;
  const start = UNITS.findIndex((unit) => size >= unit.ms);
  const fine = UNITS[Math.min(start + 1, UNITS.length - 1)];
  let left = fine ? Math.round(size / fine.ms) * fine.ms : size;
  const parts: string[] = [];
  // From one unit above: 59 min 59.6 s rounds up to an hour.
  for (const unit of UNITS.slice(Math.max(0, start - 1), start + 2)) {
    const n = Math.floor(left / unit.ms);
    left -= n * unit.ms;
    if (n > 0) parts.push(`${n} ${lang === 'en' ? unit.en : unit.zh}`);
  }
  return sign + parts.join(' ');
}
