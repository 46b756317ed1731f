import type { Channel } from './domain/channel.js';
import type { PolicyStep } from './domain/incident.js';
import type { Person } from './domain/person.js';
import type { Settings } from './domain/settings.js';
import type { Lang } from './domain/text.js';

/** Who sits at this process, in what language, and which chats it runs. */
export interface Here {
  readonly console: Person;
  readonly lang: Lang | null;
  readonly platforms: readonly string[];
}

/** The settings of the files as they hold in this process. */
export function settingsHere(settings: Settings, { console, lang, platforms }: Here): Settings {
  return withChats(withConsole(settings, console, lang), platforms);
}

/** The person at the console is somebody, and reads the console's channels in the language of the environment. */
function withConsole(settings: Settings, person: Person, lang: Lang | null): Settings {
  const known = settings.people.some((p) => p.id === person.id);
  const inLang = (channel: Channel): Channel =>
    lang !== null && channel.platform === 'console' ? { ...channel, lang } : channel;
  return {
    ...settings,
    lang: lang ?? settings.lang,
    people: known ? settings.people : [...settings.people, person],
    channels: settings.channels.map(inLang),
  };
}

/** Channels of chats that do not run are not there: nothing waits for them, and no escalation step and no hand-off goes to them. */
function withChats(settings: Settings, platforms: readonly string[]): Settings {
  const channels = settings.channels.filter((channel) => platforms.includes(channel.platform));
  const here = new Set(channels.map(({ id }) => id));
  const stepHere = (step: PolicyStep): PolicyStep => ({
    ...step,
    channels: step.channels.filter((id) => here.has(id)),
    ...(step.calls && { calls: step.calls.filter(({ to, id }) => to !== 'channel' || here.has(id)) }),
  });
  const policies = settings.policies.map((each) => ({ ...each, steps: each.steps.map(stepHere) }));
  const only = (level: Settings['levels']['red']): Settings['levels']['red'] => ({
    ...level,
    policy: level.policy.map(stepHere),
    room: level.room && here.has(level.room.near) ? level.room : null,
  });
  const { blue, yellow, orange, red } = settings.levels;
  const levels = { blue: only(blue), yellow: only(yellow), orange: only(orange), red: only(red) };
  const auditHead = settings.auditHead && here.has(settings.auditHead.channel) ? settings.auditHead : null;
  const resources = settings.resources.map((each) => ({
    ...each,
    channels: each.channels.filter((id) => here.has(id)),
  }));
  const schedules = settings.schedules.map((each) => ({
    ...each,
    channels: each.channels.filter((id) => here.has(id)),
  }));
  return { ...settings, channels, levels, policies, auditHead, schedules, resources };
}
