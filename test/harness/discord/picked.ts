import { type Json, number, objects, string } from './json.js';
import { idIn } from './resolved.js';
import type { World } from './world.js';

/** What a person picks from a menu, by value, label, name or id. @throws Error for what the menu does not offer */
export function picked(world: World, menu: Json, wanted: readonly string[]): readonly string[] {
  const least = typeof menu.min_values === 'number' ? menu.min_values : 1;
  const most = typeof menu.max_values === 'number' ? menu.max_values : 1;
  const name = string(menu.custom_id);
  if (wanted.length < least || wanted.length > most)
    throw new Error(`The menu ${name} takes ${least} to ${most} values, not ${wanted.length}`);
  const options = objects(menu.options);
  return wanted.map((each) => {
    const option = options.find((one) => one.value === each) ?? options.find((one) => one.label === each);
    // A select of users is 5, which options call 6, and so on: only the channel menu needs its own number.
    const kind = { 5: 6, 6: 8, 7: 9, 8: 7 }[number(menu.type)];
    const found = menu.type === 3 ? option?.value : kind === undefined ? null : idIn(world, kind, each);
    if (typeof found === 'string') return found;
    const offered = options.map((one) => string(one.label)).join(', ');
    throw new Error(`The menu ${name} does not offer ${each}${offered === '' ? '' : `; it offers: ${offered}`}`);
  });
}
