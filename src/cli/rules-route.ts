import { Rulebook } from '../domain/grade.js';
import { LEVELS, type Level } from '../domain/level.js';
import { matchesAll, parseMatcher } from '../domain/matcher.js';
import type { Rule } from '../domain/rule.js';
import { namesOf } from '../domain/rules/compiled.js';
import type { Settings } from '../domain/settings.js';
import { ShowBook } from '../domain/show-book.js';
import type { Labels } from '../domain/signal.js';
import type { Say, SayParam } from '../domain/text.js';
import { interested } from '../service/channels.js';
import { sentence } from '../text/catalogue.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import { loadHouse } from './house.js';

/** Says which rules would watch signals with these labels, and where a warning of each would go. */
export function rulesRoute(text: string, folder?: string): number {
  const house = loadHouse(folder);
  if (!house) return 1;
  const out = (said: Say, indent = '') => process.stdout.write(`${indent}${house.say(said)}\n`);
  const given = labelsOf(text);
  if (typeof given === 'string') {
    out(sentence('trial.route.wrong', { word: given }));
    return 2;
  }
  const { name, ...labels } = given;
  if (Object.keys(given).length === 0) {
    out(sentence('trial.route.none'));
    return 2;
  }
  const { settings } = house.config;
  const now = Date.now();
  const { show, phase } = new ShowBook(settings.shows, settings.promotions).sceneryFor(labels, now);
  const whole: Labels = {
    ...(show && { show: show.id, scene: show.scene, host: show.host, platform: show.platform }),
    ...(show?.category !== undefined && { category: show.category }),
    ...labels,
  };
  out(sentence('trial.route.title', { labels: text.trim() }));
  if (show) {
    const scene = { say: sentence(`scene.${show.scene}`) };
    out(sentence('trial.route.show', { show: show.title, scene, host: show.host, phase }));
  } else out(sentence('trial.route.no-show'));
  const rules = watching(settings, whole, name);
  out(sentence('trial.route.watched', { n: rules.length, name: name ?? 'none' }));
  for (const rule of rules) {
    const names = joinedParam(namesOf(rule)) ?? '–';
    const covers = rule.covers.length > 0 ? rule.covers.join(' ') : 'none';
    const title = { worded: rule.title, labels: { subject: '', ...whole } };
    out(sentence('trial.route.rule', { id: rule.id, kind: rule.kind, covers, names, title }), '  ');
    out(
      sentence('trial.route.goes', { channels: whereTo(settings, { ...whole, family: rule.family, ...rule.labels }) }),
      '      ',
    );
  }
  escalation(settings, out);
  return 0;
}

/** `sku=123 show=618` → labels; the first word that is none. */
function labelsOf(text: string): Record<string, string> | string {
  const labels: Record<string, string> = {};
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const read = parseMatcher(word);
    if (typeof read === 'string' || read.op !== '=') return word;
    labels[read.label] = read.value;
  }
  return labels;
}

function watching(settings: Settings, labels: Labels, name: string | undefined): readonly Rule[] {
  const byName = name === undefined ? null : new Set(new Rulebook(settings).candidates({ name }).map((c) => c.rule.id));
  return settings.rules.filter(
    (rule) => matchesAll(rule.match.where, labels) && (byName === null || byName.has(rule.id)),
  );
}

/** `blue to yellow: ops; orange to red: ops, managers`: neighbouring levels that go to the same places are told together. */
function whereTo({ channels }: Settings, labels: Labels): SayParam {
  const spans: { from: Level; to: Level; ids: readonly string[] }[] = [];
  for (const level of LEVELS) {
    const ids = interested(channels, level, labels).map(({ id }) => id);
    const last = spans.at(-1);
    if (last && last.ids.join() === ids.join()) last.to = level;
    else spans.push({ from: level, to: level, ids });
  }
  const told = spans.map(({ from, to, ids }): SayParam => {
    const level =
      from === to
        ? levelWord(from)
        : { say: sentence('trial.route.range', { from: levelWord(from), to: levelWord(to) }) };
    const places = joinedParam(ids) ?? { say: sentence('trial.route.nowhere') };
    return { say: sentence('trial.route.level', { level, channels: places }) };
  });
  return joinedParam(told) ?? '–';
}

function escalation({ levels, people }: Settings, out: (said: Say, indent: string) => void): void {
  const nameOf = namer(people);
  out(sentence('trial.route.steps'), '');
  for (const level of LEVELS)
    for (const step of levels[level].policy) {
      const targets = joinedParam([...step.channels, ...step.people.map(nameOf), ...step.groups]) ?? '–';
      out(sentence('trial.route.step', { level: levelWord(level), after: { ms: step.afterMs }, targets }), '  ');
    }
}
