/** Where a stream may be played from: what of ffmpeg reads files, lists of files or devices is not among them. */
export const STREAM_PROTOCOLS: readonly string[] = ['rtmp', 'rtmps', 'http', 'https', 'srt', 'rtsp', 'rtsps'];

/** What ffmpeg may speak while it plays such an address, below and behind it: a playlist must not lead it to files. */
export const PLAYED_THROUGH = 'rtmp,rtmps,rtmpt,rtmpts,http,https,httpproxy,tcp,tls,udp,rtp,srtp,srt,rtsp,crypto';

/** Is it an address that a stream may be played from? */
export function isStreamUrl(text: string): boolean {
  return URL.canParse(text) && STREAM_PROTOCOLS.includes(new URL(text).protocol.slice(0, -1));
}

/** An address that may be shown: key, token, user and whatever is asked for are left out. */
export function shownUrl(url: string): string {
  if (!URL.canParse(url)) return '–';
  const { protocol, host, pathname } = new URL(url);
  const folders = pathname.split('/').slice(1, -1);
  return `${protocol}//${host}/${folders.map((one) => `${one}/`).join('')}…`;
}

/** An address that may be shown where its path is no secret: what is asked for may hold a token. */
export function withoutQuery(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : `${url.slice(0, end)}?…`;
}

/** Takes an address, and what in it may be secret, out of what a program said. */
export function withoutUrl(text: string, url: string): string {
  if (!URL.canParse(url)) return text;
  const { pathname, search, username, password, hash } = new URL(url);
  const key = pathname.split('/').at(-1) ?? '';
  const rest = url.slice(url.indexOf('://') + 3);
  const secrets = [
    url,
    rest,
    search,
    hash,
    search.slice(1),
    ...new URLSearchParams(search).values(),
    username,
    password,
    key,
  ];
  const both = secrets.flatMap((one) => [one, decoded(one)]).filter((one) => one.length >= 3);
  return [...new Set(both)]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
