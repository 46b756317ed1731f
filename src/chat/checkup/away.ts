import type { Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { type Diagnosis, failed, skipped } from './diagnosis.js';

/** The service gives no answer, so that nothing more can be found out. */
export class Away extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Away';
  }
}

export interface ServiceNames {
  /** `Slack` */
  readonly service: string;
  /** Where it is reached. */
  readonly url: string;
  /** The environment variable that changes that. */
  readonly variable: string;
}

/** What is said where an examination ended early: the service is away, or the doctor made a mistake. */
export function endedEarly(error: unknown, names: ServiceNames): readonly Diagnosis[] {
  const { service, url, variable } = names;
  const why = error instanceof Error ? error.message : String(error);
  const failure =
    error instanceof Away
      ? failed(sentence('doctor.away', { service, why }), sentence('doctor.away.mend', { url, variable }))
      : failed(sentence('doctor.trouble', { service, why }), sentence('doctor.trouble.mend'));
  return [failure, skipped(restOf(service))];
}

export function restOf(service: string): Say {
  return sentence('doctor.skipped', { service });
}
