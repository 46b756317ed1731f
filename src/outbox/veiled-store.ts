import { abilitiesOf, type Members } from '../domain/authority/abilities.js';
import type { Channel } from '../domain/channel.js';
import { accountKey, type Person } from '../domain/person.js';
import type { Settings } from '../domain/settings.js';
import type { Store } from '../store/store.js';
import { veil } from '../text/veil.js';

type Shown = Pick<Store, 'loadIncident' | 'loadAlertsOf' | 'loadClocks'>;

/**
 * What is looked up for one message to a place where not everybody may know what restricted incidents are about. An
 * incident is read once: the message shows one state of it.
 */
export function veiledStore<S extends Shown>(store: S): S {
  const read = new Map<number, ReturnType<Shown['loadIncident']>>();
  const load: Shown['loadIncident'] = (id) => {
    const loading = read.get(id) ?? store.loadIncident(id);
    read.set(id, loading);
    return loading;
  };
  const hidden = async (id: number): Promise<boolean> => (await load(id))?.restricted ?? false;
  const veiled: Shown = {
    async loadIncident(id) {
      const incident = await load(id);
      return incident?.restricted ? veil(incident) : incident;
    },
    loadAlertsOf: async (id) => ((await hidden(id)) ? [] : store.loadAlertsOf(id)),
    loadClocks: async (kind, ref) => ((await hidden(Number(ref))) ? [] : store.loadClocks(kind, ref)),
  };
  // Everything else is asked of the store itself.
  return new Proxy(store, {
    get: (target, name) => {
      const own: unknown = Reflect.get(veiled, name) ?? Reflect.get(target, name);
      return typeof own === 'function' && !(name in veiled) ? own.bind(target) : own;
    },
  });
}

export interface Clearance {
  readonly settings: Pick<Settings, 'roles'>;
  /** With the accounts they have now. */
  readonly people: readonly Person[];
  readonly members: Members;
}

/** May whoever reads there know what restricted incidents are about? A compliance channel, the direct messages of somebody who may. */
export function isCleared(channel: Channel, { settings, people, members }: Clearance): boolean {
  if (channel.purpose === 'compliance') return true;
  if (!channel.id.startsWith('dm:')) return false;
  const account = accountKey({
    platform: channel.platform,
    id: channel.workspace === null ? channel.address.slice(1) : `${channel.workspace}:${channel.address.slice(1)}`,
  });
  const person = people.find((each) => each.accounts.some((own) => accountKey(own) === account));
  return person !== undefined && abilitiesOf(person, settings, members).has('restricted');
}
