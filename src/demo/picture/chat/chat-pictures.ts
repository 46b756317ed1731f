import { compose } from '../../../chat/discord/compose.js';
import { threadNameOfTitle } from '../../../chat/discord/title.js';
import { cardBlocks } from '../../../chat/slack/blocks.js';
import { homeView } from '../../../chat/slack/interact/home-view.js';
import type { Settings } from '../../../domain/settings.js';
import type { Lang } from '../../../domain/text.js';
import type { Caught } from './catching-chat.js';
import type { ChatEvening, Moment } from './chat-evening.js';
import { discordSvg } from './discord/discord-svg.js';
import { homeSvg } from './slack/home-svg.js';
import { slackSvg } from './slack/slack-svg.js';
import type { Viewer } from './viewer.js';

/** The pictures of the README by the name of their file, without the ending. */
export type ChatPictures = Readonly<Record<'slack' | 'discord' | 'home', string>>;

const TITLES: Readonly<Record<Lang, ChatPictures>> = {
  en: {
    slack: 'Tocsin in Slack: a red incident, acknowledged, with its thread',
    discord: 'Tocsin in Discord: the same incident a minute before, with its buttons',
    home: 'Tocsin’s Home in Slack: how things stand, what is yours, who is called first, today’s shows',
  },
  'zh-CN': {
    slack: 'Slack 中的 Tocsin：一条已确认的红色预警及其消息列',
    discord: 'Discord 中的 Tocsin：同一条预警一分钟前的卡片与按钮',
    home: 'Slack 主页中的 Tocsin：当前态势、我负责的、首先呼叫谁、今日场次',
  },
};
/** Replies shown of the thread. */
const UNFOLDED = 3;
const NOBODY: ReadonlyMap<string, string> = new Map();

/** Draws what the adapters make of the evening's cards. */
export function chatPictures(evening: ChatEvening, settings: Settings, lang: Lang): ChatPictures {
  const viewer = { lang, zone: settings.zone, names: NOBODY };
  const { now, cards } = evening.cockpit;
  const reader = { ...viewer, now };
  return {
    slack: slackPicture(evening.answered, settings, viewer),
    discord: discordPicture(evening.warned, settings, viewer),
    home: homeSvg({ title: TITLES[lang].home, viewer: reader, view: homeView(cards, false, reader) }),
  };
}

type Eyes = Omit<Viewer, 'now'> & { readonly names: ReadonlyMap<string, string> };

function slackPicture(moment: Moment, settings: Settings, eyes: Eyes): string {
  const { channel, card, lines } = conversation(moment, settings, 'slack');
  const viewer = { ...eyes, now: moment.now };
  const posted = ({ postedAt: at, out }: Caught) => ({
    at,
    message: cardBlocks(out.card, viewer),
    alsoSent: out.broadcast,
  });
  return slackSvg({
    title: TITLES[eyes.lang].slack,
    viewer,
    channel: channel.address,
    message: posted(card),
    replies: lines.map(posted),
    unfolded: UNFOLDED,
  });
}

function discordPicture(moment: Moment, settings: Settings, eyes: Eyes): string {
  const { channel, card, lines } = conversation(moment, settings, 'discord');
  const viewer = { ...eyes, now: moment.now };
  const posted = ({ postedAt: at, out }: Caught) => ({ at, body: compose(out, viewer) });
  const message = posted(card);
  const name = threadNameOfTitle(message.body.embeds[0]?.title ?? '');
  const thread = lines.length === 0 ? null : { name, messages: lines.map(posted) };
  return discordSvg({ title: TITLES[eyes.lang].discord, viewer, channel: channel.address, message, thread });
}

/** The card of the moment's incident in the operators' channel, and what was said under it, oldest first. */
function conversation({ incident, messages }: Moment, { channels }: Settings, platform: string) {
  const channel = channels.find((each) => each.platform === platform && each.purpose === 'ops');
  if (!channel)
    throw new Error(`config/tocsin.yaml has no channel of ${platform} for operators; the picture needs one`);
  const here = messages.filter((message) => message.channel === channel.id);
  const card = here.find(({ out }) => out.kind === 'card' && out.card.title.startsWith(`${incident} · `));
  if (!card) throw new Error(`${channel.id} shows no card of ${incident}; the picture needs it`);
  return { channel, card, lines: here.filter(({ out }) => out.thread === card.out.nonce) };
}
