/**
 * Reads JSON that this store wrote itself; its shape is what was written, which is why it is believed here and nowhere else.
 * Throws, naming table and key, where it cannot be read: somebody else wrote in the file, or the disk did.
 */
export function readJson<T>(text: string, table: string, key: string | number): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `table ${table}, row ${key}: expected JSON, found ${JSON.stringify(text.slice(0, 40))} (${why}); restore the database from a backup`,
    );
  }
}
