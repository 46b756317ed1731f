import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Outgoing } from '../chat/chat.js';
import { type Diagnosis, failed, noted, skipped, warned, well } from '../chat/checkup/diagnosis.js';
import type { Examination } from '../chat/checkup/examination.js';
import { type Channel, chatName } from '../domain/channel.js';
import type { SendResult } from '../domain/notice.js';
import type { Settings } from '../domain/settings.js';
import type { Say } from '../domain/text.js';
import { within } from '../lib/within.js';
import { sentence } from '../text/catalogue.js';
import { doctorsMessage } from './card.js';
import type { Press, PressDesk } from './presses.js';
import type { Watch } from './watch-database.js';

export interface WayDeps {
  readonly settings: Settings;
  readonly presses: PressDesk;
  readonly watch: Watch;
  /** How long somebody has to press, ms. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  report(diagnosis: Diagnosis): void;
}

const POST_TRIES = 3;
const POST_PAUSE_MOST_MS = 15_000;
/** For the last edit and for hanging up. */
const END_MS = 3_000;

/** Posts a button to the chat's ops channel and waits for somebody to press it: what is pressed there reaches the bot. */
export async function tryWayBack({ platform, postable, chat }: Examination, deps: WayDeps): Promise<void> {
  const { report, settings, signal } = deps;
  const service = chatName(platform);
  const ops = settings.channels.filter((each) => each.platform === platform && isOps(each));
  const channel = ops.find(({ id }) => postable.has(id));
  if (!channel) {
    if (ops.length > 0) report(skipped(sentence('doctor.way.no-channel', { service })));
    else report(warned(sentence('doctor.way.no-ops', { service }), sentence('doctor.way.no-ops.mend', { platform })));
    return;
  }
  // It throws only where a port is taken: by the bot itself, or the checks have said what to do.
  await chat.start().catch(() => report(noted(sentence('doctor.way.deaf', { service }))));
  try {
    await press(channel, service, chat, deps);
  } catch (error) {
    if (!signal.aborted)
      report(failed(sentence('doctor.trouble', { service, why: wordsOf(error) }), sentence('doctor.trouble.mend')));
  } finally {
    await within(
      chat.stop().catch(() => null),
      END_MS,
    );
  }
}

async function press(channel: Channel, service: string, chat: Examination['chat'], deps: WayDeps): Promise<void> {
  const { report, presses, waitMs, signal } = deps;
  const where = channel.address;
  const code = randomBytes(4).toString('hex');
  const pressed = presses.wait(code);
  const sent = await post(
    channel,
    doctorsMessage(channel, code, sentence('doctor.card.ask', { wait: { ms: waitMs } }), true),
    chat,
    signal,
  );
  if (sent.kind !== 'sent') {
    const fix = sent.kind === 'failed' ? sent.fix : null;
    return report(failed(sentence('doctor.way.unposted', { service, where, why: sent.why }), fix));
  }
  const show = async (said: Say): Promise<void> => {
    const editing = chat.edit(channel, sent.ref, doctorsMessage(channel, code, said, false)).catch(() => null);
    const edited = await within(editing, END_MS);
    if (edited !== null && edited.kind !== 'sent')
      report(noted(sentence('doctor.way.unedited', { service, where, why: edited.why })));
  };
  report(noted(sentence('doctor.way.wait', { service, where, wait: { ms: waitMs } })));
  const began = performance.now();
  const press = await first(code, pressed, deps);
  if (press) {
    const after = { ms: Math.round(performance.now() - began) };
    report(well(sentence('doctor.way.heard', { service, who: press.who, after, by: press.by })));
    return show(sentence('doctor.card.pressed', { who: press.who, after }));
  }
  if (signal.aborted) return show(sentence('doctor.card.broken-off'));
  report(
    failed(
      sentence('doctor.way.nobody', { service, where, wait: { ms: waitMs } }),
      sentence('doctor.way.nobody.mend', { platform: channel.platform }),
    ),
  );
  return show(sentence('doctor.card.nobody', { wait: { ms: waitMs } }));
}

/** The first press that came here or to the running bot; null where none came in time. */
async function first(
  code: string,
  pressed: Promise<Press>,
  { waitMs, watch, presses, signal }: WayDeps,
): Promise<Press | null> {
  const over = new AbortController();
  const end = AbortSignal.any([over.signal, signal]);
  const timer = setTimeout(() => over.abort(), waitMs);
  const late = new Promise<null>((resolve) => {
    if (end.aborted) resolve(null);
    else end.addEventListener('abort', () => resolve(null), { once: true });
  });
  const looking = watch.find(code, end).then((who) => {
    if (who !== null) presses.taken(code, who);
  });
  try {
    return await Promise.race([pressed, late]);
  } finally {
    clearTimeout(timer);
    over.abort();
    await looking;
  }
}

/** A hiccup is tried again: somebody waits, but not for long. */
async function post(
  channel: Channel,
  out: Outgoing,
  chat: Examination['chat'],
  signal: AbortSignal,
): Promise<SendResult> {
  for (let tries = 1; ; tries++) {
    const sent = await chat.post(channel, out);
    if (sent.kind !== 'retry' || tries === POST_TRIES || (sent.afterMs ?? 0) > POST_PAUSE_MOST_MS) return sent;
    await wait(sent.afterMs ?? 1_000, undefined, { signal });
  }
}

function isOps({ purpose, onlyEscalation }: Channel): boolean {
  return purpose === 'ops' && !onlyEscalation;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
