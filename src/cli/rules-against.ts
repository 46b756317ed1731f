import { Rulebook } from '../domain/grade.js';
import { highest, type Level } from '../domain/level.js';
import { ShowBook } from '../domain/show-book.js';
import { type Episode, type Recounted, recount } from '../domain/trial/recount.js';
import { Trial } from '../domain/trial/trial.js';
import { createLanguage } from '../language/tools.js';
import { sentence } from '../text/catalogue.js';
import { wordedText } from '../text/say.js';
import { levelWord } from '../text/sentences.js';
import { type CliHouse, loadHouse } from './house.js';
import { readRecording } from './recording.js';

/** Episodes of one condition that are written out; more are only counted. */
const TOLD = 5;

/** Shows recorded signals to the rules and prints what would have been warned of, when, and what flapped. */
export async function rulesAgainst(file: string, folder?: string, packs: 'named' | 'all' = 'named'): Promise<number> {
  const house = loadHouse(folder, packs);
  if (!house) return 1;
  const { settings } = house.config;
  const { signals, problems } = await readRecording(file, Date.now());
  const out = (line: string) => process.stdout.write(`${line}\n`);
  const [first, last] = [signals[0], signals.at(-1)];
  if (problems[0] !== undefined)
    out(house.say(sentence('trial.against.unreadable', { n: problems.length, first: problems[0] })));
  if (!first || !last) {
    out(house.say(sentence('trial.against.empty', { file })));
    return 1;
  }
  const shows = new ShowBook(settings.shows, settings.promotions);
  const trial = new Trial(new Rulebook(settings, createLanguage()), shows, first.at);
  for (const signal of signals) trial.show(signal, signal.at);
  const conditions = recount(trial.found, settings.flap);
  for (const one of conditions) for (const line of told(house, one)) out(line);
  const summary = {
    signals: signals.length,
    from: { at: first.at },
    until: { at: last.at },
    warnings: conditions.reduce((sum, one) => sum + one.episodes.length, 0),
    flapped: conditions.reduce((sum, one) => sum + one.flapped, 0),
  };
  out(house.say(sentence('trial.against.summary', summary)));
  return problems.length > 0 ? 1 : 0;
}

function told(house: CliHouse, one: Recounted): readonly string[] {
  const { newest, episodes, flapped, rule } = one;
  const top = episodes.reduce<Level | null>((level, episode) => highest(level, episode.highest), null);
  const head = sentence('trial.against.condition', {
    level: top ? levelWord(top) : '–',
    title: wordedText(newest.title, house.lang, newest.labels),
    rule,
    times: episodes.length,
    flapped,
  });
  const lines = episodes
    .slice(0, TOLD)
    .flatMap((episode) => [
      `    ${house.say(whenSay(episode))}`,
      ...episode.reasons.slice(0, 2).map((reason) => `        ${house.say(reason)}`),
    ]);
  if (episodes.length > TOLD)
    lines.push(`    ${house.say(sentence('trial.against.more', { n: episodes.length - TOLD }))}`);
  return [house.say(head), ...lines];
}

function whenSay({ from, until, highest: level }: Episode) {
  const params = { level: levelWord(level), from: { at: from } };
  return until === null
    ? sentence('trial.against.standing', params)
    : sentence('trial.against.episode', { ...params, until: { at: until } });
}
