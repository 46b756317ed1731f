import { ruleSchema } from '../../src/config/schema/rule.js';
import { toRule } from '../../src/config/schema/to-rule.js';
import { type GradeState, gradeSignal, Rulebook } from '../../src/domain/grade.js';
import { rank } from '../../src/domain/level.js';
import { ShowBook } from '../../src/domain/show-book.js';
import type { Detected, Detector } from './detector.js';

/** The rule as somebody writes it who sets nothing: the one setting for all files. */
const WRITTEN = {
  id: 'unusual',
  kind: 'anomaly',
  family: 'operations',
  title: { en: 'Unusual', 'zh-CN': '异常' },
  match: 'metric',
};

/**
 * The product's own way: signals are graded by the rulebook, the state goes through JSON after each as the store has
 * it, and a detection is what is said to people: a finding whose level has risen.
 */
export function productDetector(): Detector {
  const rule = toRule(ruleSchema.parse(WRITTEN), 'CNY');
  const book = new Rulebook({ rules: [rule], matrix: null });
  const shows = new ShowBook([], []);
  return ({ name, at: times, values }): Detected => {
    const detections: number[] = [];
    let state: GradeState | undefined;
    let level = 0;
    for (const [i, value] of values.entries()) {
      const at = times[i] ?? 0;
      const common = { kind: 'metric', source: 'nab', name: 'metric', subject: name, labels: {} } as const;
      const [graded] = gradeSignal(book, () => state, { ...common, id: String(i), value, at }, shows, at);
      if (!graded) continue;
      if (graded.state) state = JSON.parse(JSON.stringify(graded.state));
      else if (graded.state === null) state = undefined;
      if (!graded.finding) continue;
      const now = rank(graded.finding.level);
      if (now > level) detections.push(i);
      level = now;
    }
    return { at: detections, bytes: state ? JSON.stringify(state.inner).length : 0 };
  };
}
