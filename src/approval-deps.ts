import type { ApprovalDeps } from './outbox/render-request.js';
import { approversOf } from './service/ask-requests.js';
import type { EngineLoop } from './service/engine-loop.js';
import { standingVetoes } from './service/handle-vetoes.js';

/** What the outbox needs to show requests and vetoes as they are. */
export function approvalDeps(store: ApprovalDeps['store'], { live }: Pick<EngineLoop, 'live'>): ApprovalDeps {
  return {
    store,
    resources: () => live.settings.resources,
    vetoes: () => standingVetoes(live),
    approvers: (request) => approversOf(live, request),
  };
}
