import type { GradeState } from '../grade/state.js';
import type { Json } from '../json.js';
import type { Show } from '../show.js';
import { objectOf, textIn } from './inner.js';
import type { Judge, Reading } from './reading.js';

/**
 * A condition whose key names what only the calendar knew (the show now selling a SKU) is over when that show is:
 * no later signal has that key, so nothing else would ever clear it.
 */
export function whileShow(judge: Judge): Judge {
  const bound = (reading: Reading, show: Show, state: GradeState | undefined): Reading => {
    const before = state && memoryOf(state.inner);
    const same = state && before?.show === show.id && before.of === reading.inner;
    const waits = reading.level !== null || (state?.pending ?? null) !== null;
    return {
      ...reading,
      inner: same ? state.inner : { '~show': show.id, '~in': reading.inner },
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
      const id = memoryOf(state.inner).show;
      const show = id === undefined ? undefined : shows.get(id);
      if (!show) return id === undefined ? reading : { ...reading, inner: state.inner };
      if (now < show.end || reading.level === null) return bound(reading, show, state);
      const reasons = () => [{ key: 'why.show-over', params: { show: show.title } }];
      return { ...reading, level: null, at: now, figures: {}, reasons, wakeAt: null, stands: false };
    },
  };
}

function memoryOf(json: Json): { readonly of: Json; readonly show: string | undefined } {
  const inner = objectOf(json);
  if (!inner || !Object.hasOwn(inner, '~in')) return { of: json, show: undefined };
  return { of: inner['~in'] ?? null, show: textIn(inner, '~show') };
}
