import type { JsonObject } from '../../../../../src/domain/json.js';
import { asText, objectsOf } from '../../json.js';
import type { StoredFile } from '../../state/file.js';
import type { Method } from '../call.js';
import { SlackError } from '../slack-error.js';

const MOST_BYTES = 1_073_741_824;

/** files.getUploadURLExternal, files.completeUploadExternal; the upload itself goes to an address of its own. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    tier: 4,
    handle: ({ world, team, args, base }) => {
      const name = args.need('filename');
      const length = Number(args.need('length'));
      if (!Number.isInteger(length) || length < 1) throw new SlackError('length_must_be_positive');
      if (length > MOST_BYTES) throw new SlackError('file_upload_size_restricted');
      const id = world.id('F');
      const file: StoredFile = {
        id,
        name,
        length,
        bytes: null,
        completed: false,
        digesting: world.digesting,
        title: name,
      };
      team.files.set(id, file);
      return { upload_url: `${base()}upload/v1/${team.id}-${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    tier: 4,
    handle: ({ team, args }) => {
      const listed = objectsOf(args.json('files', 'invalid_arguments'));
      if (listed.length === 0) throw new SlackError('invalid_arguments');
      const files = listed.map((entry): JsonObject => {
        const file = team.files.get(asText(entry.id) ?? '');
        if (!file || file.bytes === null) throw new SlackError('file_not_found');
        file.completed = true;
        file.title = asText(entry.title) ?? file.name;
        // What it is becomes known later: that is why it cannot be shown at once.
        return { id: file.id, title: file.title, name: file.name, mimetype: '', size: file.length };
      });
      return { files };
    },
  },
};
