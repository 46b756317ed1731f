import { shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext } from '../src/chat/registry.js';
import { abilitiesOf, limitsOf, rolesOf } from '../src/domain/authority/abilities.js';
import { ABILITIES, type Ability, OF_PERMISSION } from '../src/domain/authority/ability.js';
import type { Rich } from '../src/domain/card.js';
import type { SayParam } from '../src/domain/text.js';
import { sentence } from '../src/text/catalogue.js';
import { joinedParam } from '../src/text/sentences.js';

/** What one may do, and through what; of somebody else, too, for whoever has to find out why they may not. */
export const me = defineCommand({
  path: ['me'],
  aliases: ['whoami', '我的权限'],
  under: 'more',
  params: [{ name: 'who', kind: 'person', optional: true, completes: 'person' }],
  ability: 'look',
  examples: ['me', 'me @me'],
  run: async ({ who }, context) => {
    const { read } = context;
    const asked = who ?? context.person;
    const person = read.people().find(({ id }) => id === asked.id) ?? asked;
    const members = read.members();
    const able = abilitiesOf(person, read.settings, members);
    const limit = limitsOf(person, 'draw', read.settings, members);
    const lines: Rich[] = [
      tell(
        context,
        sentence('authority.me.permission', {
          permission: { say: sentence(`permission.${person.permission}`) },
          may: abilityWords(OF_PERMISSION[person.permission]),
        }),
      ),
      ...rolesOf(person, read.settings, members).map((held) => roleLine(context, held)),
    ];
    if (limit)
      lines.push(
        tell(
          context,
          sentence('authority.me.limit', {
            share: { ratio: limit.share },
            per: { ms: limit.perMs },
            within: { ms: limit.fileWithinMs },
          }),
        ),
      );
    const not = ABILITIES.filter((ability) => !able.has(ability));
    if (not.length > 0) lines.push(tell(context, sentence('authority.me.not', { may: abilityWords(not) })));
    return shown(context, sentence('authority.me.title', { who: person.name }), lines);
  },
});

function roleLine(context: CommandContext, { role, group }: ReturnType<typeof rolesOf>[number]): Rich {
  const params = { role: { worded: role.name, labels: {} }, may: abilityWords(role.may) };
  return tell(
    context,
    group === null ? sentence('authority.me.role', params) : sentence('authority.me.role.group', { ...params, group }),
  );
}

function abilityWords(abilities: readonly Ability[]): SayParam {
  return (
    joinedParam(abilities.map((ability) => ({ say: sentence(`ability.${ability}`) }))) ?? {
      say: sentence('authority.me.role.nothing'),
    }
  );
}
