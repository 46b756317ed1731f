/** A time as Discord writes it. */
export function iso(at: number): string {
  return new Date(at).toISOString().replace('Z', '000+00:00');
}
