/** Grading: signals in, findings out. Pure; what must be remembered is handed back. */
export { withComposites } from './grade/composites.js';
export { forgetRemoved, forgetRule } from './grade/forget.js';
export { gradeDue } from './grade/grade-due.js';
export { gradeSignal } from './grade/grade-signal.js';
export { forgetRebuilt, type Rebuilt } from './grade/rebuilt.js';
export { Rulebook } from './grade/rulebook.js';
export type { Graded, GradeState, Pending, Recall } from './grade/state.js';
export type { CompiledRule } from './rules/compiled.js';
