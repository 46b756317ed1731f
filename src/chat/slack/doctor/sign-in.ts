import { sentence } from '../../../text/catalogue.js';
import { joinedParam } from '../../../text/sentences.js';
import { type Diagnosis, failed, noted, well } from '../../checkup/diagnosis.js';
import { SCOPES } from '../scopes.js';
import { ask, nameOf, type Patient } from './table.js';

/** Who the token signs in as, and what it may do. `unused`: scopes that what is configured does not need. Returns whether going on is of use. Throws `Away`. */
export async function* examineSignIn(
  patient: Patient,
  signal: AbortSignal,
  unused: readonly string[] = [],
): AsyncGenerator<Diagnosis, boolean> {
  const { workspace, gate, tokenEnv } = patient.context;
  const asked = await ask(patient, 'Slack', signal, () =>
    gate.run('auth.test', null, () => workspace.client.auth.test()),
  );
  if (!('answer' in asked)) {
    yield failed(sentence('doctor.slack.refused', { tokenEnv, why: nameOf(asked) }), asked.fix);
    return false;
  }
  const { team, user, bot_id: botId, response_metadata: meta } = asked.answer;
  const names = { team: team ?? '?', bot: user ?? '?', tokenEnv };
  if (!botId) {
    yield failed(sentence('doctor.slack.no-bot', names), sentence('doctor.slack.no-bot.mend', names));
    return false;
  }
  yield well(sentence('doctor.slack.signed-in', names));
  yield scopes(meta?.scopes ?? [], names.team, unused);
  return true;
}

function scopes(granted: readonly string[], team: string, unused: readonly string[]): Diagnosis {
  // Slack names the scopes of every token there is; a proxy may drop the header that has them.
  if (granted.length === 0) return noted(sentence('doctor.slack.scopes.untold', { team }));
  const missing = SCOPES.map(({ name }) => name).filter((name) => !granted.includes(name) && !unused.includes(name));
  if (missing.length === 0) return well(sentence('doctor.slack.scopes', { n: SCOPES.length - unused.length, team }));
  const names = joinedParam(missing) ?? '';
  return failed(
    sentence('doctor.slack.scopes.missing', { team, scopes: names }),
    sentence('doctor.slack.scopes.mend', { scopes: names }),
  );
}
