import type { ConfigMark } from '../../src/domain/config-change.js';
import type { Settings } from '../../src/domain/settings.js';
import { canonicalJson } from '../../src/lib/canonical-json.js';

/** The mark that files with these settings would have. */
export function markOfSettings(settings: Settings): ConfigMark {
  const byId = (list: readonly { readonly id: string; readonly kind?: string }[]) =>
    Object.fromEntries(list.map((one) => [one.id, `${one.kind ?? ''}:${canonicalJson(one)}`]));
  const parts = {
    rules: byId(settings.rules),
    channels: byId(settings.channels),
    inhibit: byId(settings.inhibitions),
    maintenance: byId(settings.maintenance),
    shows: byId(settings.shows),
    house: { storm: canonicalJson(settings.storm), levels: canonicalJson(settings.levels) },
  };
  return { hash: canonicalJson(parts), parts };
}
