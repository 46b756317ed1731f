import type { Json } from '../../../../src/domain/json.js';
import { asObject, objectAt, objectsAt, textAt } from '../json.js';
import { checkBlocks } from './blocks.js';
import { anything, byType, Complaints, flag, text } from './check.js';
import { BLOCK_LIMITS as L } from './limits.js';
import { plainText } from './text-object.js';

const shared = {
  callback_id: text(L.callbackId, 0),
  private_metadata: text(L.privateMetadata, 0),
  external_id: text(255, 0),
};
const view = byType({
  modal: {
    required: { title: plainText(L.viewTitle), blocks: anything },
    optional: {
      ...shared,
      submit: plainText(L.viewTitle),
      close: plainText(L.viewTitle),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
    also: (value, at, complaints) => {
      const asks = objectsAt(value, 'blocks').some((block) => block.type === 'input');
      if (asks && objectAt(value, 'submit') === null) complaints.add(at, 'missing required field: submit');
    },
  },
  home: { required: { blocks: anything }, optional: shared },
});

/** What Slack would complain of in a view; `type` is the only one allowed here. */
export function checkView(value: Json, type: 'modal' | 'home'): string[] {
  const complaints = new Complaints();
  view(value, '/view', complaints);
  if (textAt(value, 'type') !== type) complaints.add('/view/type', `must be ${type}`);
  const blocks = asObject(value)?.blocks;
  return [...complaints.all, ...(blocks === undefined ? [] : checkBlocks(blocks, 'view', '/view/blocks'))];
}

/** Slack's limit of a whole view, bytes (docs: views.open). */
export const VIEW_BYTES = 250_000;
