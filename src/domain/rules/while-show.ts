import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { Show } from '../show.js';
import { numberIn, objectOf, textIn } from './inner.js';
import type { Judge, Reading } from './reading.js';

/**
 * A condition whose key names what only the calendar knew (the show now selling a SKU) is over when that show is:
 * no later signal has that key, so nothing else would ever clear it.
 */
export function whileShow(judge: Judge): Judge {
  const bound = (reading: Reading, show: Show, state: GradeState | undefined): Reading => {
    const before = state && memoryOf(state.inner);
    const same = state && before?.show === show.id && before.end === show.end && before.of === reading.inner;
    const waits = reading.level !== null || (state?.pending ?? null) !== null;
    return {
      ...reading,
      inner: same ? state.inner : { '~show': show.id, '~end': show.end, '~in': reading.inner },
      wakeAt: waits ? Math.min(reading.wakeAt ?? show.end, show.end) : reading.wakeAt,
    };
  };
  const inside = (state: GradeState): GradeState => ({ ...state, inner: memoryOf(state.inner).of });
  return {
    observe(sight, state) {
      const { signal, at, shows } = sight;
      const reading = judge.observe(sight, state && inside(state));
      if (!reading || signal.labels.show !== undefined) return reading;
      const show = shows.find(signal.labels, at);
      return show ? bound(reading, show, state) : reading;
    },
    wake(waking) {
      const { state, now, shows } = waking;
      const reading = judge.wake({ ...waking, state: inside(state) });
      const { show: id, end } = memoryOf(state.inner);
      const show = id === undefined ? undefined : shows.get(id);
      if (id === undefined) return reading;
      if (show && (now < show.end || reading.level === null)) return bound(reading, show, state);
      // Struck off the calendar: it lasts as long as it would have.
      if (!show && (reading.level === null || (end !== undefined && now < end)))
        return { ...reading, inner: state.inner, wakeAt: end !== undefined && end > now ? end : reading.wakeAt };
      const over = show ? { key: 'why.show-over', params: { show: show.title } } : { key: 'why.show-gone' };
      return { ...reading, level: null, at: now, figures: {}, reasons: () => [over], wakeAt: null, stands: false };
    },
  };
}

interface Memory {
  readonly of: Json;
  readonly show: string | undefined;
  readonly end: number | undefined;
}

function memoryOf(json: Json): Memory {
  const inner = objectOf(json);
  if (!inner || !Object.hasOwn(inner, '~in')) return { of: json, show: undefined, end: undefined };
  return { of: inner['~in'] ?? null, show: textIn(inner, '~show'), end: numberIn(inner, '~end') };
}
