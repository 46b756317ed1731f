/**
 * Discord's limits, as its documentation and its OpenAPI document give them. Characters are counted as UTF-16 units
 * here, which is never fewer than Discord counts.
 */
export const LIMITS = {
  /** docs/resources/message#create-message: `content`. */
  content: 2000,
  /** docs/resources/message#embed-object-embed-limits. */
  embedTitle: 256,
  embedDescription: 4096,
  /** All texts of a message's embeds together. */
  embedTotal: 6000,
  /** docs/components/reference#action-row. */
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  /** docs/components/reference#string-select. */
  options: 25,
  optionLabel: 100,
  placeholder: 150,
  /** docs/resources/message#allowed-mentions-object: of users, and of roles. */
  mentions: 100,
  /** docs/resources/channel#start-thread-from-message: `name`, the title of a forum's post too. */
  threadName: 100,
  /** docs/resources/channel#start-thread-in-forum-or-media-channel. */
  appliedTags: 5,
  /** docs/resources/message#attachment-object: `description`. */
  attachmentAlt: 1024,
  /** docs/resources/message#get-channel-messages: most in one answer. */
  page: 100,
} as const;

/** Readability, not Discord: longer than this one line of a card is a wall on a phone. */
export const LINE_MOST = 600;
export const FIELD_NAME_MOST = 60;
/** Of a card's description, what its fields may take before its text is cut. */
export const FIELDS_MOST = 2400;

/** Minutes until a thread nobody writes in is folded away: the longest Discord has. */
export const ARCHIVE_MINUTES = 10_080;

/** Discord promises to remember an enforced nonce for "a few minutes": longer ago, it is not relied on. */
export const NONCE_MS = 120_000;
/** How far a message is looked for: pages of messages from a minute before it was sent, posts of a forum. */
export const LOOK_PAGES = 5;
export const LOOK_POSTS = 100;
export const LOOK_BEFORE_MS = 60_000;

/** One request: until its answer begins, and in all, with the wait for its turn. */
export const REQUEST_MS = 10_000;
export const TURN_MS = 20_000;
/** Discord allows a bot 50 requests a second in all; some are left to interactions. */
export const REQUESTS_PER_SECOND = 45;
