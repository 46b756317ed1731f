import { fillPlaces } from '../domain/fill-places.js';
import { Rulebook } from '../domain/grade.js';
import { LEVELS, type Level } from '../domain/level.js';
import { matchesAll, parseMatcher } from '../domain/matcher.js';
import type { Rule } from '../domain/rule.js';
import { namesOf } from '../domain/rules/compiled.js';
import type { Settings } from '../domain/settings.js';
import { ShowBook } from '../domain/show-book.js';
import type { Labels } from '../domain/signal.js';
import { targetText } from '../domain/target.js';
import type { Say } from '../domain/text.js';
import { interested } from '../service/channels.js';
import { sentence } from '../text/catalogue.js';
import { joinedParam, levelWord, namer } from '../text/sentences.js';
import { loadHouse } from './house.js';
import { valuesInForce } from './route-values.js';

/** Says which rules would watch signals with these labels, and where a warning of each would go. */
export function rulesRoute(text: string, folder?: string, packs: 'named' | 'all' = 'named'): number {
  const house = loadHouse(folder, packs);
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
  const shows = new ShowBook(settings.shows, settings.promotions);
  const { show, phase } = shows.sceneryFor(labels, now);
  const whole: Labels = {
    ...(show && { show: show.id, scene: show.scene, host: show.host, platform: show.platform }),
    ...(show?.category !== undefined && { category: show.category }),
    ...labels,
  };
  // Of a show that is not on air now, what holds once it is.
  const onAir = phase === 'live' ? now : (show?.start ?? now);
  out(sentence('trial.route.title', { labels: text.trim() }));
  if (show) {
    const scene = { say: sentence(`scene.${show.scene}`) };
    out(sentence('trial.route.show', { show: show.title, scene, host: show.host, phase }));
  } else out(sentence('trial.route.no-show'));
  const rules = watching(settings, whole, name);
  const about = rules.filter((rule) => name !== undefined || isAbout(rule, whole));
  out(sentence('trial.route.watched', { n: about.length, name: name ?? 'none' }));
  for (const [goes, group] of byPlace(settings, whole, about)) {
    for (const rule of group) {
      const covers = rule.covers.length > 0 ? rule.covers.join(' ') : 'none';
      // What is not known yet stays as it is written: {supplier}.
      const title = fillPlaces(rule.title, whole)[house.lang];
      out(sentence('trial.route.rule', { id: rule.id, kind: rule.kind, covers, title }), '  ');
      out(sentence('trial.route.names', { names: joinedParam(namesOf(rule)) ?? '–' }), '      ');
      const values = valuesInForce(rule, shows, whole, show ? { at: onAir, air: 'yes' } : { at: now, air: 'no' });
      if (values) out(values, '      ');
      if (rule.evidenceOnly) out(sentence('trial.route.evidence'), '      ');
    }
    out(sentence('trial.route.goes', { n: group.length }), '  ');
    for (const line of goes) out(line, '    ');
  }
  const rest = rules.filter((rule) => !about.includes(rule)).map(({ id }) => id);
  if (rest.length > 0) out(sentence('trial.route.rest', { n: rest.length, rules: joinedParam(rest) ?? '' }));
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

/** Does it tell conditions apart, or choose its signals, by one of the labels that were named? */
function isAbout({ by, match }: Rule, labels: Labels): boolean {
  return (
    by.some((label) => Object.hasOwn(labels, label)) || match.where.some(({ label }) => Object.hasOwn(labels, label))
  );
}

/** Rules whose warnings go to the same places, together; with what is said of these places. */
function byPlace(settings: Settings, labels: Labels, rules: readonly Rule[]) {
  const groups = new Map<string, { readonly goes: readonly Say[]; readonly rules: Rule[] }>();
  for (const rule of rules) {
    const spans = spansOf(settings, { ...labels, family: rule.family, ...rule.labels });
    const key = JSON.stringify(spans);
    const group = groups.get(key) ?? { goes: spans.map(spanSay), rules: [] };
    group.rules.push(rule);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => [group.goes, group.rules] as const);
}

interface Span {
  readonly from: Level;
  to: Level;
  readonly ids: readonly string[];
}

/** Neighbouring levels whose warnings go to the same channels, together. */
function spansOf({ channels }: Settings, labels: Labels): readonly Span[] {
  const spans: Span[] = [];
  for (const level of LEVELS) {
    const ids = interested(channels, level, labels).map(({ id }) => id);
    const last = spans.at(-1);
    if (last && last.ids.join() === ids.join()) last.to = level;
    else spans.push({ from: level, to: level, ids });
  }
  return spans;
}

/** `blue to yellow: ops` */
function spanSay({ from, to, ids }: Span): Say {
  const level =
    from === to
      ? levelWord(from)
      : { say: sentence('trial.route.range', { from: levelWord(from), to: levelWord(to) }) };
  const channels = joinedParam(ids) ?? { say: sentence('trial.route.nowhere') };
  return sentence('trial.route.level', { level, channels });
}

function escalation({ levels, people }: Settings, out: (said: Say, indent: string) => void): void {
  const nameOf = namer(people);
  out(sentence('trial.route.steps'), '');
  for (const level of LEVELS)
    for (const step of levels[level].policy) {
      const calls = (step.calls ?? []).map(targetText);
      const targets = joinedParam([...calls, ...step.channels, ...step.people.map(nameOf), ...step.groups]) ?? '–';
      out(sentence('trial.route.step', { level: levelWord(level), after: { ms: step.afterMs }, targets }), '  ');
    }
}
