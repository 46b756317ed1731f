import type { Method } from '../call.js';
import { authMethods } from './auth.js';
import { bookmarkMethods } from './bookmarks.js';
import { channelChangeMethods } from './channel-changes.js';
import { editMethods } from './chat-edit.js';
import { postMethods } from './chat-post.js';
import { conversationMethods } from './conversations.js';
import { fileMethods } from './files.js';
import { historyMethods } from './history.js';
import { pinMethods } from './pins.js';
import { userMethods } from './users.js';
import { viewMethods } from './views.js';

/** Every method there is, by its name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...authMethods,
    ...postMethods,
    ...editMethods,
    ...fileMethods,
    ...historyMethods,
    ...conversationMethods,
    ...channelChangeMethods,
    ...pinMethods,
    ...bookmarkMethods,
    ...userMethods,
    ...viewMethods,
  }),
);
