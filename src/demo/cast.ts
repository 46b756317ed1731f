import { drawReply } from '../chat/console/draw-reply.js';
import type { Palette } from '../chat/console/paint.js';
import type { ChatHost } from '../chat/host.js';
import { type Incident, incidentName } from '../domain/incident.js';
import type { Person } from '../domain/person.js';
import type { Lang } from '../domain/text.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import type { Screen } from './screen.js';
import type { Part, Typed } from './script.js';

export interface CastOptions {
  readonly lang: Lang;
  readonly zone: string;
  readonly screen: Screen;
  readonly paint: Palette;
  readonly width: number;
  /** Of the configuration. */
  readonly people: readonly Person[];
  now(): number;
}

/** Where the people of the script type. */
interface Stage extends ChatHost {
  readonly engine: { readonly live: { readonly incidents: ReadonlyMap<number, Incident> } };
}

/** The people of the evening: one sits at the screen, the others are those the configuration names. */
export class Cast {
  readonly operator: Person;

  constructor(readonly options: CastOptions) {
    const { lang, zone } = options;
    this.operator = {
      id: 'demo-operator',
      name: this.#say('demo.operator'),
      lang,
      zone,
      permission: 'manage',
      accounts: [],
    };
  }

  /** Types a line of the script as its person would, and shows what was answered. Without its incident nobody types it. */
  async type(typed: Typed, stage: Stage): Promise<void> {
    const { lang, zone, screen, paint, width, now } = this.options;
    const incident = typed.rule === undefined ? null : newestOf(stage.engine.live.incidents, typed.rule);
    if (incident === undefined) return;
    const person = this.#person(typed.part);
    const bare = typed.line.replace('{inc}', incident === null ? '' : incidentName(incident.id));
    const text = typed.note === undefined ? bare : `${bare} ${this.#say(typed.note)}`;
    screen.told(`${person.name} › /risk ${text}`);
    const from = { platform: 'console', account: null, channel: null, message: null };
    const reply = await stage.execute({ text, person, ...from, lang, zone });
    screen.plain(drawReply(reply, { lang, zone, now: now(), width, paint, place: '' }));
  }

  #person(part: Part): Person {
    if (part === 'operator') return this.operator;
    const { people } = this.options;
    const wanted = part === 'legal' ? 'manage' : 'act';
    return people.find((person) => person.permission === wanted) ?? this.operator;
  }

  #say(key: 'demo.operator' | NonNullable<Typed['note']>): string {
    return sayText(this.options.lang, this.options.zone, sentence(key), this.options.now());
  }
}

/** The newest incident a rule's alert is in. */
function newestOf(incidents: ReadonlyMap<number, Incident>, rule: string): Incident | undefined {
  const concerns = (incident: Incident): boolean =>
    incident.rule === rule || [...incident.firing, ...incident.cleared].some((each) => each.startsWith(`${rule}|`));
  return [...incidents.values()].filter(concerns).sort((a, b) => b.id - a.id)[0];
}
