/** What the app is set up with in Slack: the manifest says them, requests come under them. */
export const SLASH_COMMAND = '/risk';
/** Shown beside the command while it is typed. */
export const USAGE_HINT = 'status | list | ack INC-42 | resolve INC-42 | help';
/** `callback_id` of the message shortcut. */
export const SHORTCUT = 'add_to_timeline';
/** As Slack shows it in a message's menu; at most 24 characters. */
export const SHORTCUT_NAME = 'Add to incident timeline';
