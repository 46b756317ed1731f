import { type Matcher, matchesAll } from '../domain/matcher.js';
import { phaseOf, type Show } from '../domain/show.js';
import type { Labels } from '../domain/signal.js';
import type { Say } from '../domain/text.js';
import { sentence } from './catalogue.js';
import { joinedParam } from './sentences.js';

/** A show in one sentence, by its phase. */
export function showSay(show: Show, now: number): Say {
  const params = {
    id: show.id,
    title: show.title,
    host: show.host,
    platform: show.platform,
    scene: { say: sentence(`scene.${show.scene}`) },
    start: { at: show.start },
    end: { at: show.end },
  };
  const phase = phaseOf(show, now);
  if (phase === 'off') return sentence(show.end <= now ? 'show-line.over' : 'show-line.planned', params);
  return sentence(`show-line.${phase}`, params);
}

/** What is live and what starts within the half hour, narrowed by matchers on what shows have; null for none. */
export function showsNow(
  shows: readonly Show[],
  match: readonly Matcher[],
  now: number,
): { readonly live: Say | null; readonly soon: Say | null } {
  const wanted = shows.filter((show) =>
    matchesAll(
      match.filter(({ label }) => label in labelsOf(show)),
      labelsOf(show),
    ),
  );
  const of = (phase: 'live' | 'soon'): Say | null => {
    const all = joinedParam(
      wanted.filter((show) => phaseOf(show, now) === phase).map((show) => ({ say: showSay(show, now) })),
    );
    return all === null ? null : sentence('text', { text: all });
  };
  return { live: of('live'), soon: of('soon') };
}

function labelsOf(show: Show): Labels {
  const { id, host, platform, scene, category, team } = show;
  return { show: id, host, platform, scene, category: category ?? '', team: team ?? '' };
}
