import { cleanText } from '../../../text/clean.js';
import { formLine } from '../../forms.js';
import { accountIn } from '../account.js';
import { cutText } from '../cut.js';
import type { Workspace } from '../options.js';
import type { Interplay } from './interplay.js';
import { unescapeText } from './unescape.js';

/** A message of a channel, as Slack's shortcut and history have it. */
export interface ChatMessage {
  readonly ts?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly username?: string | undefined;
  readonly text?: string | undefined;
  readonly attachments?: readonly { readonly fallback?: string | undefined; readonly text?: string | undefined }[];
  readonly files?: readonly { readonly title?: string | undefined; readonly name?: string | undefined }[];
}

/** Longer messages are cut: a timeline is read at a glance. */
const MOST = 1000;

/** The line that puts a message into an incident's timeline. */
export function pinLine(incident: string, text: string): string {
  return formLine('note', incident, { text });
}

/** The names of the places a message stands in: its own, its thread's, its channel's. */
export function refsOf(channel: string, ts: string, thread: string | undefined): readonly string[] {
  return [`${channel}/${ts}`, ...(thread === undefined || thread === ts ? [] : [`${channel}/${thread}`]), channel];
}

/** `Maya: the van left at eight`; null where it says nothing in words. */
export async function quoteMessage(
  play: Interplay,
  workspace: Workspace,
  message: ChatMessage,
): Promise<string | null> {
  const text = cleanText(await plainText(play, workspace, wordsOf(message)))
    .replace(/\s+/gu, ' ')
    .trim();
  if (text === '') return null;
  const author =
    message.user === undefined ? (message.username ?? '') : await nameOf(play, workspace, message.user, null);
  return cutText(author === '' ? text : `${author}: ${text}`, MOST);
}

/** Is it one of the bot's own? */
export async function isOwn(workspace: Workspace, message: ChatMessage): Promise<boolean> {
  const { botId, botUserId } = await workspace.identity();
  return message.bot_id === botId || message.user === botUserId;
}

function wordsOf({ text, attachments = [], files = [] }: ChatMessage): string {
  if (text?.trim()) return text;
  const shown = attachments.map((each) => each.fallback || each.text || '').find((words) => words !== '');
  return shown ?? files.map((file) => file.title || file.name || '').join(', ');
}

/** With people called by their names instead of their accounts. */
async function plainText(play: Interplay, workspace: Workspace, text: string): Promise<string> {
  const names = new Map<string, string>();
  for (const [, id, label] of text.matchAll(/<@([A-Z0-9]+)(?:\|([^>]*))?>/gu))
    if (id !== undefined) names.set(id, await nameOf(play, workspace, id, label || null));
  return unescapeText(text, (id, label) => `@${names.get(id) ?? label ?? id}`);
}

async function nameOf(play: Interplay, workspace: Workspace, id: string, label: string | null): Promise<string> {
  const person = play.host.personOf('slack', accountIn(workspace, id));
  return person?.name ?? label ?? (await play.askers.profile(workspace, id))?.name ?? id;
}
