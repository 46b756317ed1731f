import { asQuery, filtersParam, worstFirst } from '../src/chat/registry/pick.js';
import { shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand, NO_FILTERS } from '../src/chat/registry/values.js';
import { ACTIVE } from '../src/domain/incident.js';
import { sentence } from '../src/text/catalogue.js';
import { incidentLine } from '../src/text/incident-line.js';
import { namer } from '../src/text/sentences.js';

const MOST = 20;

export const list = defineCommand({
  path: ['list'],
  aliases: ['ls', '列表'],
  params: [{ name: 'filters', kind: 'filters', optional: true, completes: 'show' }],
  ability: 'look',
  examples: ['list', 'list orange+ region=east', 'list acknowledged owner=me'],
  run: async (args, context) => {
    const filters = args.filters ?? NO_FILTERS;
    const nameOf = namer(context.read.settings.people);
    // One more than is shown, to know whether there are more.
    const found = await worstFirst(context.read, asQuery(filters, ACTIVE, MOST + 1));
    const lines = found.slice(0, MOST).map((incident) => incidentLine(incident, context, nameOf));
    const only = filtersParam(filters, nameOf);
    if (only !== null) lines.unshift(tell(context, sentence('status.only', { filters: only })));
    if (found.length === 0) lines.push(tell(context, sentence('list.none')));
    if (found.length > MOST) lines.push(tell(context, sentence('list.more', { n: MOST })));
    return shown(context, sentence('list.title', { n: Math.min(found.length, MOST) }), lines);
  },
});
