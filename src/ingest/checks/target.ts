import { unreachable } from '../../domain/signal.js';
import { placeText } from './place.js';
import type { CheckConfig } from './schema.js';
import { shownUrl, withoutQuery } from './stream-url.js';

/** What a check looks at, in a few words: its address, or the heartbeat's name. */
export function targetOf(check: CheckConfig): string {
  switch (check.kind) {
    case 'http':
    case 'hls':
      return withoutQuery(check.url);
    case 'heartbeat':
      return check.name;
    case 'tcp':
    case 'tls':
      return placeText(check);
    case 'dns':
      return `${check.name} ${check.type}`;
    case 'stream':
      return check.url === null ? `$${check.urlEnv}` : shownUrl(check.url);
    case 'command':
      return check.command[0];
    case 'file':
      return check.path;
    case 'prometheus':
      return shownUrl(check.url);
    case 'sql':
      return 'file' in check.place ? check.place.file : `$${check.place.env}`;
    case 'tocsin':
      return '–';
    default:
      return unreachable(check);
  }
}
