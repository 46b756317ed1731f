import { type Json, number, string, strings } from './json.js';
import { memberJson } from './render-member.js';
import type { World } from './world.js';

/** The answer to a request for guild members. */
export function chunkOf(world: World, data: Json): Json {
  const wanted = typeof data.user_ids === 'string' ? [data.user_ids] : strings(data.user_ids);
  const query = string(data.query).toLowerCase();
  const all = [...world.members.values()];
  const found =
    data.user_ids === undefined
      ? all.filter((each) => each.user.name.toLowerCase().startsWith(query))
      : all.filter((each) => wanted.includes(each.user.id));
  const limit = number(data.limit) || found.length;
  return {
    guild_id: world.guildId,
    members: found.slice(0, limit).map((each) => memberJson(each)),
    chunk_index: 0,
    chunk_count: 1,
    not_found: wanted.filter((id) => !world.members.has(id)),
    ...(data.nonce === undefined ? {} : { nonce: data.nonce }),
  };
}
