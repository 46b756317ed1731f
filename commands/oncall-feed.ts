import { refused, shown, tell, tellText } from '../src/chat/registry/reply.js';
import { scheduleIdOf } from '../src/chat/registry/schedules.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { FeedName } from '../src/domain/oncall/feed.js';
import { unreachable } from '../src/domain/signal.js';
import { sentence } from '../src/text/catalogue.js';
import { wordedText } from '../src/text/say.js';

const MINE: ReadonlySet<string> = new Set(['me', '@me', '我']);

export const oncallFeed = defineCommand({
  path: ['oncall', 'feed'],
  aliases: ['值班 订阅', '值班订阅'],
  params: [{ name: 'schedule', kind: 'word', optional: true, completes: 'schedule' }],
  ability: 'look',
  examples: ['oncall feed', 'oncall feed ops'],
  run: async ({ schedule: typed }, context) => {
    const { read, person, lang } = context;
    let feed: FeedName = { of: 'person', id: person.id };
    let what = tellText(context, sentence('calendar.feed.me'));
    if (typed !== undefined && !MINE.has(typed)) {
      const found = scheduleIdOf(typed, read);
      if ('ok' in found) return found;
      const schedule = read.duty().schedules.find(({ id }) => id === found.id);
      if (!schedule) return refused(sentence('oncall.none-configured'));
      feed = { of: 'schedule', id: schedule.id };
      what = wordedText(schedule.name, lang, {});
    }
    const address = read.feedAddress(feed);
    if ('url' in address)
      return shown(context, sentence('calendar.feed.title', { what }), [
        [address.url],
        tell(context, sentence('calendar.feed.how')),
        tell(context, sentence('calendar.feed.secret')),
      ]);
    switch (address.missing) {
      case 'secret':
        return refused(sentence('calendar.feed.no-secret'));
      case 'url':
        return refused(sentence('calendar.feed.no-url'));
      default:
        return unreachable(address.missing);
    }
  },
});
