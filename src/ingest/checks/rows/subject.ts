/** Labels by which signals are joined to shows, incidents and each other, the most telling first. */
export const TELLING = [
  ...['show', 'sku', 'batch', 'supplier', 'warehouse', 'region', 'carrier', 'host', 'platform', 'category'],
] as const;

/** `sku:A1 warehouse:east`: what tells rows apart, by the labels that are known to, else by all of them. */
export function subjectOf(labels: Readonly<Record<string, string>>): string {
  const names = Object.keys(labels);
  const telling = TELLING.filter((name) => Object.hasOwn(labels, name));
  return (telling.length > 0 ? telling : names).map((name) => `${name}:${labels[name] ?? ''}`).join(' ');
}
