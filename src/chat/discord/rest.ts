import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { REQUEST_MS, REQUESTS_PER_SECOND } from './limits.js';
import type { DiscordOptions } from './options.js';

type Where = Pick<DiscordOptions, 'token' | 'apiUrl'>;

/**
 * Requests of the delivery: each is made once, and a rate that is used up is an error at once and no wait, because the
 * outbox decides when to try again and what goes first.
 */
export function createRest({ token, apiUrl }: Where): REST {
  return new REST({
    ...restBase(apiUrl),
    retries: 0,
    timeout: REQUEST_MS,
    globalRequestsPerSecond: REQUESTS_PER_SECOND,
    rejectOnRateLimit: () => true,
  }).setToken(token);
}

/** Requests that answer people: they wait for their turn; whoever makes them knows what is worth a second try. */
export function createPatientRest({ token, apiUrl }: Where): REST {
  return new REST(patient(apiUrl)).setToken(token);
}

/** The same, as options of a client. */
export function patient(apiUrl: string | null) {
  return { ...restBase(apiUrl), retries: 0, timeout: REQUEST_MS };
}

function restBase(apiUrl: string | null) {
  return { version: '10', makeRequest, ...(apiUrl === null ? {} : { api: apiUrl.replace(/\/+$/, '') }) };
}

/**
 * A form with files goes out as plain bytes: the HTTP clients of the chats' SDKs share one dispatcher in a process,
 * whichever was loaded first, and another version's does not know a form when it sees one.
 */
const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const type = form.headers.get('content-type') ?? 'multipart/form-data';
  const body = new Uint8Array(await form.arrayBuffer());
  return DefaultRestOptions.makeRequest(url, { ...init, body, headers: { ...init.headers, 'content-type': type } });
};
