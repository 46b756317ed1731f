import type { Changes, Committed } from '../store.js';
import type { Client } from './client.js';
import type { Tables } from './tables.js';

/** Carries a conflict out of the transaction, which rolls it back. */
class Conflict extends Error {
  constructor(readonly outcome: Extract<Committed, { ok: false }>) {
    super(outcome.why);
  }
}

/** Writes everything of one turn in one transaction, or nothing. */
export function prepareCommit(client: Client, tables: Tables): (changes: Changes) => Committed {
  const transaction = client.transaction((changes: Changes) => writeAll(tables, changes));
  return (changes) => {
    try {
      const inboxIds = transaction.immediate(changes);
      tables.signalWriter.committed();
      tables.history.committed();
      return { ok: true, inboxIds };
    } catch (error) {
      tables.signalWriter.rolledBack();
      tables.history.rolledBack();
      if (error instanceof Conflict) return error.outcome;
      throw error;
    }
  };
}

function writeAll(tables: Tables, changes: Changes): number[] {
  // What may conflict goes first, so that a turn in vain is short.
  const incidents = tables.incidents.write(changes.incidents);
  if (incidents.length > 0) throw new Conflict({ ok: false, why: 'version', incidents });
  const signals = tables.signalWriter.write(changes.signals, changes.at);
  if (signals.length > 0) throw new Conflict({ ok: false, why: 'duplicates', signals });
  tables.grades.write(changes.grades);
  tables.alerts.write(changes.alerts);
  tables.history.append(changes.history);
  // The records first: what is wanted now is wanted of the row as it stands after the send.
  tables.noticeWriter.record(changes.deliveries, changes.at);
  tables.noticeWriter.want(changes.notices, changes.at);
  tables.clocks.write(changes.setClocks, changes.clearClocks);
  tables.silences.write(changes.silences);
  tables.shows.write(changes.shows);
  tables.checks.write(changes.checks);
  tables.langs.write(changes.langs);
  tables.accounts.write(changes.accounts);
  tables.held.write(changes.held);
  tables.duties.write(changes.duties);
  tables.requests.write(changes.requests);
  tables.vetoes.write(changes.vetoes);
  tables.turns.write(changes.turns);
  tables.members.write(changes.members);
  return tables.inbox.write(changes.inbox, changes.replayed, changes.at);
}
