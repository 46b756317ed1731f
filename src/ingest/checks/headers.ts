import type { Say } from '../../domain/text.js';

export type Headers =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly said: Say };

/** The headers of a check, those from the environment filled in. */
export function headersOf(
  check: { readonly headers: Readonly<Record<string, string>>; readonly headersEnv: Readonly<Record<string, string>> },
  secretOf: (name: string) => string | undefined,
): Headers {
  const headers: Record<string, string> = { 'user-agent': 'tocsin', ...check.headers };
  for (const [header, name] of Object.entries(check.headersEnv)) {
    const value = secretOf(name);
    if (value === undefined) return { ok: false, said: { key: 'probe.no-secret', params: { header, name } } };
    headers[header] = value;
  }
  return { ok: true, headers };
}
