import { Accounts } from './accounts.js';
import { Alerts } from './alerts.js';
import { Checks } from './checks.js';
import type { Client } from './client.js';
import { Clocks } from './clocks.js';
import type { Db } from './db.js';
import { Duties } from './duties.js';
import { Grades } from './grades.js';
import { HeldLines } from './held.js';
import { HistoryBook } from './history.js';
import { Inbox } from './inbox.js';
import { Incidents } from './incidents.js';
import { Langs } from './langs.js';
import { Members } from './members.js';
import { NoticeMender } from './notices/mend.js';
import { NoticeQueue } from './notices/queue.js';
import { NoticeWriter } from './notices/write.js';
import { Requests } from './requests.js';
import { Shows } from './shows.js';
import { SignalReader } from './signals/read.js';
import { SignalWriter } from './signals/write.js';
import { Silences } from './silences.js';
import { Turns } from './turns.js';
import { Vetoes } from './vetoes.js';

/** One object per kind of thing that is kept, all over one connection. */
export type Tables = ReturnType<typeof openTables>;

export function openTables(client: Client, db: Db) {
  return {
    signalWriter: new SignalWriter(client),
    signals: new SignalReader(client),
    grades: new Grades(client),
    alerts: new Alerts(client, db),
    incidents: new Incidents(client, db),
    history: new HistoryBook(client, db),
    noticeWriter: new NoticeWriter(client),
    notices: new NoticeQueue(client, db),
    noticeMender: new NoticeMender(client),
    clocks: new Clocks(client, db),
    silences: new Silences(client, db),
    shows: new Shows(client, db),
    inbox: new Inbox(client, db),
    checks: new Checks(client, db),
    langs: new Langs(client, db),
    accounts: new Accounts(client, db),
    held: new HeldLines(client, db),
    duties: new Duties(client, db),
    requests: new Requests(client, db),
    vetoes: new Vetoes(client, db),
    turns: new Turns(client, db),
    members: new Members(client, db),
  };
}
