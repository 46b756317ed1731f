import type { SendScope } from '../../domain/notice.js';
import type { Key } from '../../text/catalogue.js';

/** What an error of Slack means for a send: whether waiting helps, what else it stops, and the sentence that mends it. */
export type Meaning =
  | { readonly passing: true; readonly uncertain: boolean; readonly scope: SendScope }
  | { readonly passing: false; readonly scope: SendScope; readonly fix: Key };

const token: Meaning = { passing: false, scope: 'service', fix: 'slack.fix.token' };
const organisation: Meaning = { passing: false, scope: 'service', fix: 'slack.fix.organisation' };
const notFound: Meaning = { passing: false, scope: 'channel', fix: 'slack.fix.channel-not-found' };
const archived: Meaning = { passing: false, scope: 'channel', fix: 'slack.fix.archived' };
const restricted: Meaning = { passing: false, scope: 'channel', fix: 'slack.fix.restricted' };
const direct: Meaning = { passing: false, scope: 'channel', fix: 'slack.fix.direct' };
const refused: Meaning = { passing: false, scope: 'notice', fix: 'slack.fix.refused' };
const gone: Meaning = { passing: false, scope: 'notice', fix: 'slack.fix.message-gone' };
/** Slack had trouble of its own; part of the work may be done. */
const trouble: Meaning = { passing: true, uncertain: true, scope: 'service' };
const busy: Meaning = { passing: true, uncertain: false, scope: 'lane' };

/** By Slack's name of the error (docs.slack.dev/reference/methods). One that is not here is a refusal of that message. */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  not_authed: token,
  invalid_auth: token,
  token_revoked: token,
  token_expired: token,
  account_inactive: token,
  not_allowed_token_type: token,
  org_login_required: organisation,
  ekm_access_denied: organisation,
  enterprise_is_restricted: organisation,
  team_access_not_granted: organisation,
  access_denied: organisation,
  no_permission: organisation,
  user_is_restricted: organisation,
  missing_scope: { passing: false, scope: 'channel', fix: 'slack.fix.missing-scope' },
  not_in_channel: { passing: false, scope: 'channel', fix: 'slack.fix.not-in-channel' },
  channel_not_found: notFound,
  team_not_found: notFound,
  method_not_supported_for_channel_type: notFound,
  is_archived: archived,
  is_inactive: archived,
  restricted_action: restricted,
  restricted_action_read_only_channel: restricted,
  restricted_action_thread_only_channel: restricted,
  restricted_action_non_threadable_channel: restricted,
  slack_connect_canvas_sharing_blocked: restricted,
  slack_connect_blocked: restricted,
  user_not_found: direct,
  user_disabled: direct,
  user_not_visible: direct,
  cannot_dm_bot: direct,
  messages_tab_disabled: direct,
  message_not_found: gone,
  cant_update_message: gone,
  edit_window_closed: gone,
  msg_too_long: refused,
  msg_blocks_too_long: refused,
  invalid_blocks: refused,
  invalid_blocks_format: refused,
  no_text: refused,
  invalid_arguments: refused,
  invalid_metadata_format: refused,
  invalid_metadata_schema: refused,
  metadata_too_large: refused,
  thread_not_found: refused,
  cannot_reply_to_message: refused,
  restricted_action_thread_locked: refused,
  ratelimited: busy,
  rate_limited: busy,
  message_limit_exceeded: { passing: true, uncertain: false, scope: 'service' },
  external_channel_migrating: { passing: true, uncertain: false, scope: 'channel' },
  team_added_to_org: { passing: true, uncertain: false, scope: 'service' },
  fatal_error: trouble,
  internal_error: trouble,
  service_unavailable: trouble,
  request_timeout: trouble,
  update_failed: { passing: true, uncertain: false, scope: 'notice' },
};

/** Does it say of the token that it is none, so that nothing at all will be taken? */
export function blamesToken(name: string): boolean {
  return MEANINGS[name] === token;
}

export const UNKNOWN: Meaning = { passing: false, scope: 'notice', fix: 'slack.fix.unknown' };
export const NO_ANSWER: Meaning = trouble;
