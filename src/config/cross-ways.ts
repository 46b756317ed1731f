import { chatName } from '../domain/channel.js';
import { DIRECT_CHATS } from '../domain/escalation/ways.js';
import type { Parsed, PersonEntry, Placed } from './parsed.js';
import type { ConfigProblem } from './problem.js';
import { didYouMean } from './zod-problems.js';

/** Ways of people that lead nowhere: to no webhook there is, or to one that needs a phone they do not have. */
export function wayProblems({ people, oncall }: Parsed): readonly ConfigProblem[] {
  const { webhooks } = oncall.entry;
  const known = [...DIRECT_CHATS, ...Object.keys(webhooks).map((id) => `webhook:${id}`)];
  return eachWay(people, ({ file, entry }, way, path) => {
    const id = way.replace(/^webhook:/, '');
    if (id === way) return [];
    const webhook = webhooks[id];
    if (!webhook)
      return [file.problem(path, { key: 'config.unknown-webhook', params: { webhook: id } }, didYouMean(way, known))];
    if (entry.phone !== undefined || !webhook.body?.includes('{phone}')) return [];
    const say = { key: 'config.way-phone', params: { person: entry.id, way } };
    return [file.problem(path, say, { key: 'config.mend.way-phone' })];
  });
}

/** What works only once somebody has linked an account themselves. */
export function wayWarnings({ people }: Parsed): readonly ConfigProblem[] {
  return eachWay(people, ({ file, entry }, way, path) => {
    const accounts = way === 'slack' ? entry.slack : way === 'discord' ? entry.discord : null;
    if (accounts === null || accounts.length > 0) return [];
    const params = { person: entry.id, way: chatName(way) };
    return [file.problem(path, { key: 'config.way-account', params }, { key: 'config.mend.way-account', params })];
  });
}

/** Webhooks whose variables are not set. */
export function webhookWarnings(
  { oncall }: Parsed,
  secret: (name: string) => string | undefined,
): readonly ConfigProblem[] {
  return Object.entries(oncall.entry.webhooks).flatMap(([id, webhook]) => {
    const path = ['webhooks', id];
    const names: readonly (readonly [readonly string[], string])[] = [
      [['url_env'], webhook.url_env],
      ...(webhook.secret_env === undefined ? [] : [[['secret_env'], webhook.secret_env] as const]),
      ...Object.entries(webhook.headers_env).map(([header, name]) => [['headers_env', header], name] as const),
    ];
    return names.flatMap(([at, name]) =>
      secret(name)
        ? []
        : [
            oncall.file.problem(
              [...path, ...at],
              { key: 'config.webhook-unset', params: { id, name } },
              { key: 'config.mend.secret-unset', params: { name } },
            ),
          ],
    );
  });
}

function eachWay(
  people: Parsed['people'],
  look: (person: Placed<PersonEntry>, way: string, path: readonly PropertyKey[]) => readonly ConfigProblem[],
): readonly ConfigProblem[] {
  return people.flatMap((person) =>
    (person.entry.ways ?? []).flatMap(({ by }, i) => look(person, by, [...person.path, 'ways', i])),
  );
}
