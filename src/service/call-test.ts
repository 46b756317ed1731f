import type { ActionResult } from '../domain/action.js';
import { waySay } from '../domain/escalation/way-say.js';
import { waysOf } from '../domain/escalation/ways.js';
import { rank } from '../domain/level.js';
import type { Actor } from '../domain/person.js';
import type { SayParam } from '../domain/text.js';
import { placesOf } from './contact-places.js';
import type { Turn } from './turn.js';

/** Asked again within this it is the same test: text messages cost money. */
const SAME_MS = 60_000;

/** Somebody tries how they are called: by each of their ways, at once. */
export function testCall(turn: Turn, actor: Actor): ActionResult {
  const known = turn.live.settings.people.find(({ id }) => actor.kind === 'person' && id === actor.id);
  if (!known) return { result: 'refused', said: { key: 'contact.try.stranger' } };
  const person = turn.live.withAccounts(known);
  const minute = Math.floor(turn.now / SAME_MS);
  const sent: SayParam[] = [];
  const missed: SayParam[] = [];
  for (const { by: way, afterMs } of waysOf(person)) {
    const places = placesOf(turn.live, person.id, way);
    for (const channel of places.channels)
      turn.want({
        key: `try:${minute}:${person.id}:${way}@${channel}`,
        kind: 'call',
        channel,
        incident: null,
        priority: rank('blue'),
        body: { for: 'try', person: person.id, way },
      });
    const word = { say: waySay(way) };
    if (places.missed !== null)
      missed.push({ say: { key: 'contact.try.missed', params: { way: word, why: places.missed } } });
    else if (afterMs === 0) sent.push(word);
    else sent.push({ say: { key: 'contact.try.after', params: { way: word, after: { ms: afterMs } } } });
  }
  const not = joined(missed);
  const ways = joined(sent);
  if (ways) return { result: 'done', said: { key: 'contact.try.sent', params: { ways, missed: not ?? 'none' } } };
  return {
    result: 'refused',
    said: not
      ? { key: 'contact.try.nothing', params: { missed: not } }
      : { key: 'contact.try.none', params: { who: person.id } },
  };
}

function joined([first, ...others]: readonly SayParam[]): SayParam | null {
  if (first === undefined) return null;
  return others.reduce((a, b) => ({ say: { key: 'join', params: { a, b } } }), first);
}
