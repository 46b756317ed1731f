import { sentence } from '../../text/catalogue.js';
import { endedEarly, restOf, type ServiceNames } from '../checkup/away.js';
import { examineClock } from '../checkup/clock.js';
import { type Diagnosis, skipped, warned } from '../checkup/diagnosis.js';
import type { Examination } from '../checkup/examination.js';
import { examineMembers } from '../checkup/members.js';
import { createContext } from './context.js';
import { examineChannel } from './doctor/channels.js';
import { examineGroup, examinePeople } from './doctor/groups-people.js';
import { examineHttpMode } from './doctor/http-mode.js';
import { examineSignIn } from './doctor/sign-in.js';
import { examineSocketMode } from './doctor/socket-mode.js';
import type { Patient } from './doctor/table.js';
import { membersOf } from './members.js';
import type { SlackOptions } from './options.js';
import { createSlack } from './slack.js';
import { createWorkspaces } from './workspaces.js';

/** Every workspace, as the bot would use it: sign-in, scopes, the way in, channels, groups, people. */
export function examineSlack(options: SlackOptions): Examination {
  const { settings } = options.host;
  const workspaces = createWorkspaces(options);
  const patients = workspaces.map((workspace, i): Patient => {
    const configured = settings.workspaces.find(({ id }) => id === workspace.id);
    return {
      context: createContext(workspace, options),
      appToken: options.workspaces[i]?.appToken ?? null,
      appTokenEnv: configured?.appTokenEnv ?? 'SLACK_APP_TOKEN',
    };
  });
  const url = options.apiUrl ?? 'https://slack.com/api/';
  const names: ServiceNames = { service: 'Slack', url, variable: 'SLACK_API_URL' };
  // Only a group that follows who is on duty is changed.
  const followed = settings.groups.some(
    ({ id, slack }) => slack !== null && settings.schedules.some((s) => s.group === id),
  );
  const unused = followed ? [] : ['usergroups:write'];
  const postable = new Set<string>();

  async function* examine(signal: AbortSignal): AsyncGenerator<Diagnosis, void> {
    yield await examineClock(names, new URL('api.test', url).href, { now: () => options.host.now(), signal });
    const signedIn: Patient[] = [];
    const appTokens = new Set<string | null>();
    if (options.http) yield await examineHttpMode(options.http, signal);
    for (const patient of patients) {
      if (yield* examineSignIn(patient, signal, unused)) signedIn.push(patient);
      if (options.http || appTokens.has(patient.appToken)) continue;
      appTokens.add(patient.appToken);
      yield await examineSocketMode(patient, options.apiUrl, signal);
    }
    if (signedIn.length === 0) return yield skipped(restOf('Slack'));
    yield* examineChannels(signedIn, signal);
    for (const { slack, ...group } of settings.groups)
      if (slack !== null) yield await examineGroup(signedIn, { ...group, slack }, signal);
    const contexts = signedIn.map(({ context }) => context);
    yield* examineMembers('slack', settings, ({ slack }, accounts) => membersOf(slack ?? '', accounts, contexts));
    yield* examinePeople(signedIn, settings.people, signal);
  }

  async function* examineChannels(signedIn: readonly Patient[], signal: AbortSignal): AsyncGenerator<Diagnosis, void> {
    const channels = settings.channels.filter(({ platform }) => platform === 'slack');
    if (channels.length === 0) {
      const service = { service: 'Slack', platform: 'slack' };
      yield warned(sentence('doctor.channel.none', service), sentence('doctor.channel.none.mend', service));
    }
    for (const channel of channels) {
      const id = channel.workspace ?? workspaces[0]?.id ?? null;
      const patient = signedIn.find(({ context }) => context.workspace.id === id);
      if (!patient) {
        yield skipped(sentence('doctor.channel.skipped', { id: channel.id, address: channel.address }));
        continue;
      }
      const found = await examineChannel(patient, channel, signal);
      if (found.outcome === 'well') postable.add(channel.id);
      yield found;
    }
  }

  return {
    platform: 'slack',
    postable,
    chat: createSlack(options),
    async *run(signal) {
      try {
        yield* examine(signal);
      } catch (error) {
        if (!signal.aborted) yield* endedEarly(error, names);
      }
    },
    close: async () => {},
  };
}
