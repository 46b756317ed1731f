const PLACE = /\{([^{}]+)\}/gu;

/** Do these words hold a `{column}`? */
export function hasPlaces(words: string): boolean {
  return words.search(PLACE) !== -1;
}

/** The columns that words name: `sku:{sku}` names `sku`. */
export function placesIn(words: string): readonly string[] {
  return [...words.matchAll(PLACE)].map(([, column]) => column?.trim() ?? '');
}

/** Words with their places filled. What a value holds is no place, even where it looks like one. */
export function fillIn(words: string, wordOf: (column: string) => string): string {
  return words.replace(PLACE, (_, column: string) => wordOf(column.trim()));
}
