import type { MentionGroup } from '../../../domain/channel.js';
import type { Person } from '../../../domain/person.js';
import { sentence } from '../../../text/catalogue.js';
import { type Diagnosis, failed, noted, well } from '../../checkup/diagnosis.js';
import { userIn } from '../account.js';
import { ask, nameOf, type Patient, type Refusal } from './table.js';

const SERVICE = 'Slack';

/** Is the user group in one of the workspaces? Throws `Away`. */
export async function examineGroup(
  patients: readonly Patient[],
  { id, slack }: MentionGroup & { readonly slack: string },
  signal: AbortSignal,
): Promise<Diagnosis> {
  let refusal: Refusal | null = null;
  for (const patient of patients) {
    const asked = await ask(patient, slack, signal, () => groupIn(patient, slack));
    if ('answer' in asked) {
      if (asked.answer) return well(sentence('doctor.group', { id, name: slack }));
    } else refusal = asked;
  }
  if (refusal) {
    const said = sentence('doctor.group.unread', { id, name: slack, service: SERVICE, why: nameOf(refusal) });
    return failed(said, refusal.fix);
  }
  return failed(
    sentence('doctor.group.missing', { id, name: slack, service: SERVICE }),
    sentence('doctor.slack.group.mend', { id }),
  );
}

/** An id is taken as it is by the directory, so that it is looked for here. */
async function groupIn({ context }: Patient, name: string): Promise<boolean> {
  if (!/^S[A-Z0-9]{2,}$/u.test(name)) return (await context.directory.group(name)) !== null;
  const { client } = context.workspace;
  const { usergroups } = await context.gate.run('usergroups.list', null, () => client.usergroups.list());
  return usergroups?.some((group) => group.id === name) ?? false;
}

/** Are the Slack accounts of people.yaml there, each in its workspace? Throws `Away`. */
export async function* examinePeople(
  patients: readonly Patient[],
  people: readonly Person[],
  signal: AbortSignal,
): AsyncGenerator<Diagnosis, void> {
  let there = 0;
  let missing = 0;
  for (const person of people) {
    for (const account of person.accounts) {
      if (account.platform !== 'slack') continue;
      const found = await lookUp(patients, account.id, signal);
      if (found === 'there') {
        there++;
        continue;
      }
      missing++;
      const who = { who: person.name, account: account.id, service: SERVICE };
      if (typeof found === 'object')
        yield failed(sentence('doctor.person.unread', { ...who, why: nameOf(found) }), found.fix);
      else
        yield failed(
          sentence(found === 'gone' ? 'doctor.person.gone' : 'doctor.person.missing', who),
          sentence('doctor.slack.person.mend', who),
        );
    }
  }
  if (there > 0) yield well(sentence('doctor.people', { n: there }));
  else if (missing === 0) yield noted(sentence('doctor.people.none', { service: SERVICE }));
}

async function lookUp(
  patients: readonly Patient[],
  account: string,
  signal: AbortSignal,
): Promise<'there' | 'gone' | 'missing' | Refusal> {
  let found: 'gone' | 'missing' | Refusal = 'missing';
  for (const patient of patients) {
    const { gate, workspace } = patient.context;
    const user = userIn(workspace, account);
    if (user === null) continue;
    const asked = await ask(patient, user, signal, () =>
      gate.run('users.info', null, () => workspace.client.users.info({ user })),
    );
    if ('answer' in asked) {
      if (!asked.answer.user?.deleted) return 'there';
      found = 'gone';
    } else if (nameOf(asked) !== 'user_not_found') found = asked;
  }
  return found;
}
