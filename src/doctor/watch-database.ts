import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Diagnosis, noted } from '../chat/checkup/diagnosis.js';
import { openPresses, type Presses } from '../store/sqlite/presses.js';
import { sentence } from '../text/catalogue.js';

const LOOK_MS = 500;

export interface Watch {
  /** Looks for the press of a button until the signal says stop; resolves with who pressed, or null then. */
  find(code: string, until: AbortSignal): Promise<string | null>;
  close(): void;
}

/** Watches the database of a bot that may be running, for presses that went there. Without one there is nothing to see. */
export function watchDatabase(file: string, report: (diagnosis: Diagnosis) => void): Watch {
  let presses: Presses | null = null;
  const lose = (error: unknown): void => {
    presses?.close();
    presses = null;
    const why = error instanceof Error ? error.message : String(error);
    report(noted(sentence('doctor.way.unreadable', { file, why })));
  };
  if (existsSync(file)) {
    try {
      presses = openPresses(file);
    } catch (error) {
      lose(error);
    }
  }
  return {
    async find(code, until) {
      while (!until.aborted && presses) {
        try {
          const who = presses.find(code);
          if (who !== null) return who;
        } catch (error) {
          lose(error);
        }
        await wait(LOOK_MS, undefined, { signal: until }).catch(() => {});
      }
      return null;
    },
    close() {
      presses?.close();
      presses = null;
    },
  };
}
