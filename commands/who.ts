import { shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { rolesOf, whoCan } from '../src/domain/authority/abilities.js';
import { ABILITIES, type Ability, OF_PERMISSION } from '../src/domain/authority/ability.js';
import type { Person } from '../src/domain/person.js';
import type { Reads } from '../src/domain/reads.js';
import type { SayParam } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';
import { joinedParam } from '../src/text/sentences.js';

/** Who may do something, and through what. */
export const who = defineCommand({
  path: ['who'],
  aliases: ['who can', '谁可以'],
  under: 'more',
  params: [{ name: 'ability', kind: 'choice', choices: ABILITIES }],
  ability: 'look',
  examples: ['who approve', 'who level-down'],
  run: async ({ ability }, context) => {
    const { read } = context;
    const people = whoCan(ability, read.settings, read.people(), read.members());
    const title = sentence('authority.who.title', { what: { say: sentence(`ability.${ability}`) } });
    if (people.length === 0)
      return shown(context, title, [tell(context, sentence('authority.who.nobody', { ability }))]);
    const lines = people.map((person) =>
      tell(context, sentence('authority.who.line', { who: person.name, through: through(person, ability, read) })),
    );
    return shown(context, title, lines);
  },
});

function through(person: Person, ability: Ability, read: Reads): SayParam {
  const permission = { say: sentence(`permission.${person.permission}`) };
  const byPermission = OF_PERMISSION[person.permission].includes(ability)
    ? [{ say: sentence('authority.who.permission', { permission }) }]
    : [];
  const byRole = rolesOf(person, read.settings, read.members())
    .filter(({ role }) => role.may.includes(ability))
    .map(({ role }) => ({ worded: role.name, labels: {} }));
  return joinedParam([...byPermission, ...byRole]) ?? '–';
}
