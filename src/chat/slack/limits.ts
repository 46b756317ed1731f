/**
 * What Slack takes, in characters and counts. Sources: the doc comments of @slack/types 3.2 and the reference pages of
 * docs.slack.dev, except where one is named beside the figure.
 */
export const LIMITS = {
  messageBlocks: 50,
  header: 150,
  section: 3000,
  fields: 10,
  field: 2000,
  contextText: 2000,
  actions: 25,
  actionId: 255,
  buttonText: 75,
  buttonValue: 2000,
  placeholder: 150,
  optionText: 75,
  /** The reference pages say 150, the types 75: what keeps to the smaller is taken by both. */
  optionValue: 75,
  overflowOptions: 5,
  selectOptions: 100,
  /** Undocumented: about 13,000 characters are refused with `msg_blocks_too_long` (slackapi/bolt-js#2509). */
  blocksJson: 12_000,
  /** A message's text is cut off at 40,000; a notification shows far less. */
  notification: 400,
  topic: 250,
  channelName: 80,
  bookmarkTitle: 255,
  imageAlt: 2000,
} as const;
