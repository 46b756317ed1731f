const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gsu;
/** Shorter ones are held exactly. */
const LONG = /\d{16}/;
const WHOLE = /^-?\d{16,}$/;

/**
 * JSON in which whole numbers that JSON.parse would round (ids of orders have 19 digits) are strings of the digits they
 * are written with. Everything else is as it was.
 */
export function withDigits(json: string): string {
  if (!LONG.test(json)) return json;
  return json.replace(TOKEN, (token) =>
    WHOLE.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
}
