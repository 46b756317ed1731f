import type { SeenMessage } from './api.js';
import { type Json, json, objects, string } from './json.js';

/** Every component of a message or modal, inner ones too. */
export function allParts(components: readonly Json[]): readonly Json[] {
  return components.flatMap((part) => [
    part,
    ...allParts(objects(part.components)),
    ...allParts(objects([part.accessory, part.component])),
  ]);
}

/** @throws Error listing the buttons there are; disabled ones cannot be pressed */
export function buttonOf(message: SeenMessage, wanted: string): Json {
  const buttons = allParts(message.components).filter((part) => part.type === 2);
  const found =
    buttons.find((each) => each.custom_id === wanted) ??
    buttons.find((each) => each.label === wanted) ??
    buttons.find((each) => `${string(json(each.emoji).name)} ${string(each.label)}`.trim() === wanted);
  if (found === undefined)
    throw new Error(
      `There is no button ${wanted}; there are: ${buttons.map((each) => string(each.label)).join(', ') || 'none'}`,
    );
  if (found.disabled === true) throw new Error(`The button ${wanted} is disabled`);
  if (found.style === 5) throw new Error(`The button ${wanted} is a link to ${string(found.url)}`);
  return found;
}

/** @throws Error listing the menus there are */
export function menuOf(message: SeenMessage, wanted: string): Json {
  const menus = allParts(message.components).filter((part) => [3, 5, 6, 7, 8].some((type) => type === part.type));
  const found = menus.find((each) => each.custom_id === wanted) ?? menus.find((each) => each.placeholder === wanted);
  if (found === undefined)
    throw new Error(
      `There is no menu ${wanted}; there are: ${menus.map((each) => string(each.custom_id)).join(', ') || 'none'}`,
    );
  if (found.disabled === true) throw new Error(`The menu ${wanted} is disabled`);
  return found;
}
