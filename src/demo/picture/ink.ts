/** Text as SVG takes it, also inside an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Pixels, to a hundredth. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
