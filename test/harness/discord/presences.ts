import type { SeenPresence } from './api.js';
import { type Json, length, objects, string } from './json.js';
import type { Service } from './service.js';

/** The bot's presences; more than five changes in twenty seconds breach Discord's limit. */
export class Presences {
  readonly all: SeenPresence[] = [];
  #recent: number[] = [];

  constructor(readonly service: Service) {}

  show(data: Json, update: boolean): void {
    const at = Date.now();
    if (update) {
      this.#recent = [...this.#recent.filter((each) => at - each < 20_000), at];
      if (this.#recent.length > 5) this.#blame(`${this.#recent.length} updates in 20 seconds, 5 are allowed`);
    }
    const activity = objects(data.activities)[0] ?? {};
    const text = string(activity.state) || string(activity.name);
    if (!['online', 'dnd', 'idle', 'invisible', 'offline'].includes(string(data.status)))
      this.#blame(`status ${JSON.stringify(data.status)}`);
    if (length(text) > 128) this.#blame(`an activity of ${length(text)} characters, 128 are allowed`);
    this.all.push({ status: string(data.status), text, at, raw: data });
    this.service.waits.changed();
  }

  #blame(what: string): void {
    this.service.violations.push({ where: 'gateway: presence', what });
  }
}
