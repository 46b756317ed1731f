import type { Money } from '../../domain/money.js';
import { minorDigits } from '../../text/money-text.js';

const TIMES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, 千: 1e3, 万: 1e4, 百万: 1e6, 亿: 1e8 };

/** `5000000`, `5,000,000 CNY`, `1.2M`, `¥500万`, `500万元`: major units; `otherwise` is the currency where none is named. */
export function readMoney(text: string, otherwise: string): Money | null {
  const plain = text.normalize('NFKC').trim().replaceAll(/[,_]/gu, '');
  const m = /^([¥$€])?\s*(\d+(?:\.\d+)?)\s*(百万|[kKmM千万亿])?\s*([A-Za-z]{3}|元|美元)?$/u.exec(plain);
  if (!m) return null;
  const [, sign = '', figure, times = '', word = ''] = m;
  const currency = CURRENCIES[word || sign] ?? (word === '' ? otherwise : word.toUpperCase());
  const digits = minorDigits(currency);
  if (digits === null) return null;
  return { minor: Math.round(Number(figure) * (TIMES[times.toLowerCase()] ?? 1) * 10 ** digits), currency };
}

const CURRENCIES: Readonly<Record<string, string>> = { 元: 'CNY', '¥': 'CNY', $: 'USD', 美元: 'USD', '€': 'EUR' };
