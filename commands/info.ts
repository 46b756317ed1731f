import { noSuch } from '../src/chat/registry/pick.js';
import { tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { Rich } from '../src/domain/card.js';
import { sentence } from '../src/text/catalogue.js';
import { incidentCard } from '../src/text/incident-card.js';
import { namer } from '../src/text/sentences.js';
import { historySay } from '../src/text/timeline.js';

const LAST = 15;

/** The card of an incident, and the last of what happened to it. */
export const info = defineCommand({
  path: ['info'],
  aliases: ['详情'],
  params: [{ name: 'incident', kind: 'incident', completes: 'incident' }],
  ability: 'look',
  examples: ['info INC-42'],
  run: async ({ incident: id }, context) => {
    const { read } = context;
    const incident = await read.incident(id);
    if (!incident) return noSuch(id);
    const [alerts, clocks, history] = await Promise.all([
      read.alertsOf(id),
      read.clocksOf(id),
      read.historyOf(id, LAST),
    ]);
    const { people } = read.settings;
    const { lang, zone, now } = context;
    const card = incidentCard(incident, alerts, clocks, { lang, zone, now, people, vetoes: read.vetoes() });
    const nameOf = namer(people);
    const timeline = history.map(
      (row): Rich => [{ at: row.at, style: 'time' }, ' ', ...tell(context, historySay(row, nameOf))],
    );
    return { ok: true, card: { ...card, text: [...card.text, tell(context, sentence('info.timeline')), ...timeline] } };
  },
});
