import type { SeenModal } from './api.js';
import type { Interaction } from './interaction.js';
import { type Json, json, objects, string, strings } from './json.js';

/** The inputs of a modal with their labels, whichever way they are wrapped. */
export function inputsOf(
  modal: Json,
): readonly { readonly label: string; readonly wrapper: Json; readonly input: Json }[] {
  return objects(modal.components).flatMap((wrapper) => {
    if (wrapper.type === 18) return [{ label: string(wrapper.label), wrapper, input: json(wrapper.component) }];
    return objects(wrapper.components).map((input) => ({ label: string(input.label), wrapper, input }));
  });
}

export function modalOf(data: Json, interaction: Interaction): SeenModal {
  return {
    title: string(data.title),
    customId: string(data.custom_id),
    memberId: interaction.userId,
    fields: inputsOf(data).map(({ label, input }) => ({
      label,
      customId: string(input.custom_id),
      kind: input.type === 4 ? 'text' : 'select',
      value: input.type === 4 ? string(input.value) : chosen(input).join(', '),
      required: input.required !== false,
      options: objects(input.options).map((option) => string(option.label)),
    })),
    text: objects(data.components)
      .filter((part) => part.type === 10)
      .map((part) => string(part.content))
      .join('\n'),
    raw: data,
  };
}

/** Values a menu has picked beforehand. */
export function chosen(menu: Json): readonly string[] {
  const options = objects(menu.options).filter((option) => option.default === true);
  return menu.type === 3
    ? options.map((option) => string(option.value))
    : strings(objects(menu.default_values).map((each) => each.id));
}
