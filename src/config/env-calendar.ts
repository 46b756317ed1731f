/** Calendar feeds as the environment has them. */
export interface CalendarEnv {
  /** What the keys of feeds are made with; null: no feeds. */
  readonly secret: string | null;
  /** Where calendars reach the bot from outside, without a slash at its end; null: not said. */
  readonly publicUrl: string | null;
}

const SHORTEST = 32;

/** What is missing or wrong goes to `problems`. */
export function readCalendar(text: (name: string, otherwise: string) => string, problems: string[]): CalendarEnv {
  const secret = text('TOCSIN_CALENDAR_SECRET', '');
  if (secret !== '' && secret.length < SHORTEST)
    problems.push(
      `TOCSIN_CALENDAR_SECRET has ${secret.length} characters; set at least ${SHORTEST} random ones (openssl rand -hex 32), or leave it out`,
    );
  const given = text('TOCSIN_PUBLIC_URL', '');
  const url = URL.canParse(given) ? new URL(given) : null;
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (given !== '' && !(plain && url.username === '' && url.password === ''))
    problems.push(
      'TOCSIN_PUBLIC_URL is not a plain address; set one such as https://tocsin.example.com, without a password or a query',
    );
  return { secret: secret || null, publicUrl: given.replace(/\/+$/, '') || null };
}
