import { type Json, objects } from './json.js';

/** Components as Discord keeps them: each with a number of its own. */
export function numbered(components: readonly Json[]): readonly Json[] {
  const taken = new Set<number>();
  const collect = (parts: readonly Json[]): void => {
    for (const part of parts) {
      if (typeof part.id === 'number') taken.add(part.id);
      collect(objects(part.components));
      collect(objects([part.accessory, part.component]));
    }
  };
  collect(components);
  let next = 0;
  const give = (): number => {
    do next++;
    while (taken.has(next));
    return next;
  };
  const number = (part: Json): Json => ({
    ...part,
    id: typeof part.id === 'number' && part.id > 0 ? part.id : give(),
    ...(Array.isArray(part.components) ? { components: objects(part.components).map(number) } : {}),
    ...objects([part.accessory]).reduce<Json>((_, each) => ({ accessory: number(each) }), {}),
    ...objects([part.component]).reduce<Json>((_, each) => ({ component: number(each) }), {}),
  });
  return components.map(number);
}
