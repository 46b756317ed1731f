import type { Diagnosis, Outcome } from '../chat/checkup/diagnosis.js';
import type { Palette } from '../chat/console/paint.js';
import { wrap } from '../chat/console/wrap.js';
import type { Lang, Say } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';

export interface SheetDeps {
  readonly lang: Lang;
  /** IANA */
  readonly zone: string;
  readonly paint: Palette;
  /** Columns; 0: lines are not broken. */
  readonly width: number;
  write(text: string): void;
}

const MARKS: Readonly<Record<Outcome, string>> = { well: '✓', noted: '·', warned: '!', failed: '✗', skipped: '–' };
const INDENT = '    ';

/** What the doctor finds, printed line by line as it is found. */
export class Sheet {
  readonly #deps: SheetDeps;
  readonly #counts: Record<Outcome, number> = { well: 0, noted: 0, warned: 0, failed: 0, skipped: 0 };

  constructor(deps: SheetDeps) {
    this.#deps = deps;
  }

  get failed(): boolean {
    return this.#counts.failed > 0;
  }

  section(title: string): void {
    this.#deps.write(`\n${this.#deps.paint.bold(title)}\n`);
  }

  add({ outcome, said, mend }: Diagnosis): void {
    this.#counts[outcome]++;
    const { paint } = this.#deps;
    const colour = outcome === 'skipped' ? paint.dim : (text: string) => text;
    const [first = '', ...others] = this.#lines(said);
    this.#deps.write(
      `  ${this.#mark(outcome)} ${colour(first)}\n${others.map((line) => `${INDENT}${colour(line)}\n`).join('')}`,
    );
    if (mend)
      this.#deps.write(
        this.#lines(mend)
          .map((line) => `${INDENT}${paint.dim(line)}\n`)
          .join(''),
      );
  }

  /** How it came out, in one line. */
  summary(brokenOff: boolean): void {
    const { paint, write, lang, zone } = this.#deps;
    const { well, warned, failed, skipped } = this.#counts;
    const key = brokenOff ? 'doctor.summary.broken-off' : failed > 0 ? 'doctor.summary.failed' : 'doctor.summary.well';
    const text = sayText(lang, zone, sentence(key, { well, warned, failed, skipped }), 0);
    write(`\n${failed > 0 ? paint.bad(text) : brokenOff ? text : paint.good(text)}\n`);
  }

  #mark(outcome: Outcome): string {
    const { paint } = this.#deps;
    const mark = MARKS[outcome];
    if (outcome === 'well') return paint.good(mark);
    if (outcome === 'failed') return paint.bad(mark);
    return outcome === 'warned' ? paint.level('yellow')(mark) : paint.dim(mark);
  }

  #lines(said: Say): readonly string[] {
    const { lang, zone, width } = this.#deps;
    const text = sayText(lang, zone, said, 0);
    // An address in two pieces can be neither pressed nor copied.
    return width === 0 || text.includes('://') ? [text] : wrap(text, width - INDENT.length);
  }
}
