import { noSuch } from '../src/chat/registry/pick.js';
import { carryOut } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import { incidentName } from '../src/domain/incident.js';
import { rank } from '../src/domain/level.js';

export const level = defineCommand({
  path: ['level'],
  aliases: ['定级', '级别'],
  params: [
    { name: 'incident', kind: 'incident', completes: 'incident' },
    { name: 'level', kind: 'level' },
    { name: 'why', kind: 'rest' },
  ],
  ability: 'handle',
  examples: ['level INC-42 orange a second warehouse is out', 'level INC-42 blue only one SKU after all'],
  run: async ({ incident, level: to, why }, context) => {
    const found = await context.read.incident(incident);
    if (!found) return noSuch(incident);
    // Anyone who acts may raise a level; lowering one takes somebody who answers for it.
    if (rank(to) < rank(found.level) && !context.may('level-down')) {
      const inc = incidentName(incident);
      return context.deny('level-down', `note ${inc} ${why}`);
    }
    return carryOut(context, [{ on: 'incident', incident, action: { do: 'level', level: to, why } }]);
  },
});
