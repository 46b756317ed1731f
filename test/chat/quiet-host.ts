import type { ChatHost } from '../../src/chat/host.js';
import { plainCard } from '../../src/domain/card.js';
import type { Settings } from '../../src/domain/settings.js';

/** A bot that knows nobody and answers everything the same: for tests of what is posted, not of what is answered. */
export function quietHost(settings: Settings, now: () => number): ChatHost {
  return {
    settings,
    commands: [],
    now,
    execute: async () => ({ ok: true, card: plainCard('Done') }),
    check: () => null,
    complete: async () => [],
    personOf: () => null,
    chosenLang: () => null,
    hold: async () => 'abc123',
    form: async (id, subject) => ({ id, subject, title: 'F', submit: 'OK', intro: [], fields: [] }),
    cockpit: async () => [],
    titles: async () => new Map(),
    counts: async () => ({ blue: 0, yellow: 0, orange: 0, red: 0 }),
    incidentAt: async () => null,
  };
}
