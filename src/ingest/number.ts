/** A number as senders write it: `12.5`, `"12.5"`, `"1,250"`, `"18%"` (0.18), `true` (1); null where it is none. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.length > 40) return null;
  const percent = /[%％]$/.test(value.trim());
  const plain = value
    .trim()
    .replace(/[%％]$/, '')
    .replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
    .trim();
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return null;
  const number = Number(plain);
  if (!Number.isFinite(number)) return null;
  return percent ? number / 100 : number;
}
