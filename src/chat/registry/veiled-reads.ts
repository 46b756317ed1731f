import type { Person } from '../../domain/person.js';
import type { Reads } from '../../domain/reads.js';
import { veil, veiledHistory } from '../../text/veil.js';
import { may } from './may.js';

/** What somebody may look at: of restricted incidents only those who may see them learn what they are about. */
export function readsOf(person: Person | null, read: Reads): Reads {
  if (person && may(person, 'restricted', read)) return read;
  const hidden = async (id: number): Promise<boolean> => (await read.incident(id))?.restricted ?? false;
  const veiled: Partial<Reads> = {
    async incidents(filter) {
      const found = await read.incidents(filter);
      // Found by its labels, it would be known by them.
      const shown = (filter.match?.length ?? 0) > 0 ? found.filter(({ restricted }) => !restricted) : found;
      return shown.map((incident) => (incident.restricted ? veil(incident) : incident));
    },
    async incident(id) {
      const incident = await read.incident(id);
      return incident?.restricted ? veil(incident) : incident;
    },
    alertsOf: async (id) => ((await hidden(id)) ? [] : read.alertsOf(id)),
    clocksOf: async (id) => ((await hidden(id)) ? [] : read.clocksOf(id)),
    async historyOf(id, limit) {
      const history = await read.historyOf(id, limit);
      return (await hidden(id)) ? veiledHistory(history) : history;
    },
    // Counted by labels or rules, they would be known by them.
    status: (filter) => read.status({ ...filter, except: read.restricted() }),
    countMatching: (matchers) => read.countMatching(matchers, read.restricted()),
    ruleCounts: () => read.ruleCounts(read.restricted()),
    request: async (id) => {
      const request = await read.request(id);
      if (!request || request.incident === null || !(await hidden(request.incident))) return request;
      // Its hash stays that of the whole deed: that is what an approval names.
      return { ...request, reason: request.reason && '–', deed: { ...request.deed, why: '–' } };
    },
    requests: async (incident, limit) => {
      const found = await read.requests(incident, limit);
      const shown = await Promise.all(
        found.map(async (each) => each.incident === null || !(await hidden(each.incident))),
      );
      return found.filter((_, i) => shown[i]);
    },
  };
  // `settings` changes with a reload: asked each time, as everything else is.
  return new Proxy(read, { get: (target, name) => Reflect.get(veiled, name) ?? Reflect.get(target, name) });
}
