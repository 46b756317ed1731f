import { describe } from 'vitest';
import { accountContract } from './contract/accounts.js';
import { commitContract } from './contract/commit.js';
import { historyContract } from './contract/history.js';
import { incidentContract } from './contract/incidents.js';
import { liveContract } from './contract/live.js';
import { noticeContract } from './contract/notices.js';
import type { Place } from './contract/place.js';
import { pruneContract } from './contract/prune.js';
import { signalContract } from './contract/signals.js';
import { statusContract } from './contract/status.js';
import { upkeepContract } from './contract/upkeep.js';

/** What every store must do. `place` makes an empty place to keep things in, anew for each test. */
export function storeContract(name: string, place: () => Place): void {
  describe(name, () => {
    commitContract(place);
    signalContract(place);
    incidentContract(place);
    statusContract(place);
    historyContract(place);
    liveContract(place);
    accountContract(place);
    noticeContract(place);
    pruneContract(place);
    upkeepContract(place);
  });
}
