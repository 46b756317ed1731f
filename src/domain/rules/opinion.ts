import type { Json } from '../json.js';
import type { LanguageTools } from '../language/tools.js';
import { CommentJudge } from '../opinion/comment-judge.js';
import { OTHER } from '../opinion/themes.js';
import type { OpinionRule } from '../rule-opinion.js';
import { wordsOf } from '../signal.js';
import { type Scales, scalesOf } from './elastic.js';
import { objectOf } from './inner.js';
import { withMissing } from './missing.js';
import { complainedOf, type Heard, hear, heardJson, heardOf, NOTHING_HEARD } from './opinion-memory.js';
import { type Ladders, readView, themeName, viewIn, viewOf } from './opinion-view.js';
import type { Judge, Part, Reading } from './reading.js';

const QUOTED = 80;
const NONE: readonly Part[] = [];

/**
 * What comments complain of. All of a condition share one memory (the part without a name); each theme that is warned
 * of is a condition of its own beside it, and is told of every further comment, for praise brings its share down.
 */
export function opinionJudge(rule: OpinionRule, tools: LanguageTools): Judge {
  const comments = new CommentJudge(tools, rule.model, rule.words);
  const ladders: Ladders = { times: scalesOf(rule), counts: countScales(rule) };
  const whole = (heard: Heard, at: number, now: number): Reading => ({
    ...SILENT,
    at,
    inner: heardJson(heard),
    keepUntil: Math.max(now, heard.newest + rule.windowMs + rule.learnMs),
    about: { subject: '', labels: {}, worded: { theme: themeName(rule, OTHER) } },
  });
  const wakeWhole: Judge['wake'] = ({ state, now }) => {
    const reading = whole(heardOf(state.inner), now, now);
    return { ...reading, inner: state.inner, about: { ...reading.about, subject: state.last.subject, labels: {} } };
  };
  const wholeJudge = (observe: Judge['observe']): Judge =>
    rule.missing ? withMissing({ observe, wake: wakeWhole }, rule.missing) : { observe, wake: wakeWhole };
  const asleep = wholeJudge(() => null);

  return {
    observe: () => null,
    parts(sight, recall) {
      const { signal, at, now, shows } = sight;
      const words = wordsOf(signal);
      if (words.trim() === '') return NONE;
      const { labels, subject } = signal;
      const state = recall('');
      const themes = complainedOf(comments.read(words), rule.from, OTHER).filter((one) => rule.themes.includes(one));
      const quote = [`${signal.source}/${signal.id}`, shortened(words)] as const;
      const heard = hear(rule, state ? heardOf(memoryIn(state.inner)) : NOTHING_HEARD, at, themes, quote);
      if (!heard) return NONE;
      const when = Math.min(now, heard.newest);
      const read = {
        ...whole(heard, when, now),
        about: { subject, labels: {}, worded: { theme: themeName(rule, OTHER) } },
      };
      const kept = wholeJudge(() => read).observe(sight, state);
      const parts: Part[] = kept ? [{ part: '', reading: kept }] : [];
      for (const theme of rule.themes) {
        const known = recall(theme);
        if (!known && !themes.includes(theme)) continue;
        const view = viewOf(rule, heard, theme, known ? viewIn(known.inner) : null);
        const reading = readView(rule, ladders, view, when, now, { shows, subject, labels }, 'any');
        if (known || reading.level !== null) parts.push({ part: theme, reading });
      }
      return parts;
    },
    wake(waking) {
      const { state, now, shows, labels } = waking;
      const view = viewIn(state.inner);
      if (!view) return asleep.wake(waking);
      return readView(rule, ladders, view, now, now, { shows, subject: state.last.subject, labels }, 'as-before');
    },
  };
}

const SILENT = { level: null, figures: {}, reasons: () => [], wakeAt: null } as const;

function countScales({ counts, elastic }: OpinionRule): Scales {
  return scalesOf({ levels: counts, elastic: elastic.map((one) => ({ ...one, levels: one.counts })) });
}

/** The memory, whether or not the rule says what to do about silence. */
function memoryIn(inner: Json): Json {
  return objectOf(inner)?.['~of'] ?? inner;
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED - 1)}…`;
}
