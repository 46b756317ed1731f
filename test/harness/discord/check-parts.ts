import { checkUrl } from './check-embeds.js';
import { isEmoji } from './emoji.js';
import type { Form, Path } from './form.js';
import { type Json, json, string } from './json.js';

/** Gathers the custom ids and numeric ids of one message or modal: none twice. */
export class Ids {
  readonly #custom = new Set<string>();
  readonly #numbers = new Set<number>();

  take(form: Form, path: Path, part: Json, need: boolean): void {
    form.text([...path, 'custom_id'], part.custom_id, 100, { need, min: 1 });
    const custom = string(part.custom_id);
    if (custom !== '' && this.#custom.has(custom))
      form.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    this.#custom.add(custom);
    this.number(form, path, part);
  }

  number(form: Form, path: Path, part: Json): void {
    form.integer([...path, 'id'], part.id, 0, 2_147_483_647);
    if (typeof part.id !== 'number' || part.id === 0) return;
    if (this.#numbers.has(part.id))
      form.add([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    this.#numbers.add(part.id);
  }
}

export function checkButton(form: Form, path: Path, button: Json, ids: Ids): void {
  if (!form.choice([...path, 'style'], button.style, [1, 2, 3, 4, 5, 6])) return;
  const link = button.style === 5;
  const premium = button.style === 6;
  ids.take(form, path, button, !link && !premium);
  if ((link || premium) && button.custom_id !== undefined)
    form.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');
  if (link) {
    form.text([...path, 'url'], button.url, 512, { need: true });
    checkUrl(form, [...path, 'url'], button.url, ['http:', 'https:', 'discord:']);
  } else if (button.url !== undefined) {
    form.add([...path, 'url'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A url cannot be specified');
  }
  form.text([...path, 'label'], button.label, 80);
  checkEmoji(form, [...path, 'emoji'], button.emoji);
  if (!premium && string(button.label) === '' && (button.emoji === undefined || button.emoji === null))
    form.add(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button must have a label or an emoji');
}

/** String, user, role, mentionable and channel menus. */
export function checkSelect(form: Form, path: Path, menu: Json, ids: Ids): void {
  ids.take(form, path, menu, true);
  form.text([...path, 'placeholder'], menu.placeholder, 150);
  form.integer([...path, 'min_values'], menu.min_values, 0, 25);
  form.integer([...path, 'max_values'], menu.max_values, 1, 25);
  const least = typeof menu.min_values === 'number' ? menu.min_values : 1;
  const most = typeof menu.max_values === 'number' ? menu.max_values : 1;
  if (least > most) form.add([...path, 'min_values'], 'SELECT_MENU_MIN_VALUES', 'min_values is above max_values');
  if (menu.type !== 3) return;
  const options = form.list([...path, 'options'], menu.options, 25, 1);
  if (typeof menu.max_values === 'number' && menu.max_values > Math.max(1, options.length))
    form.add([...path, 'max_values'], 'SELECT_MENU_MAX_VALUES', 'max_values is above the number of options');
  const seen = new Set<unknown>();
  let chosen = 0;
  options.forEach((each, i) => {
    const option = json(each);
    const at = [...path, 'options', i];
    form.text([...at, 'label'], option.label, 100, { need: true, min: 1 });
    form.text([...at, 'value'], option.value, 100, { need: true, min: 1 });
    form.text([...at, 'description'], option.description, 100);
    checkEmoji(form, [...at, 'emoji'], option.emoji);
    if (seen.has(option.value))
      form.add(
        [...at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    seen.add(option.value);
    if (option.default === true) chosen++;
  });
  if (chosen > most) form.add([...path, 'options'], 'SELECT_MENU_DEFAULTS', 'More defaults than max_values');
}

function checkEmoji(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  const emoji = json(value);
  // The guild has no emoji of its own, so any id is a foreign or dead one.
  const custom = string(emoji.id) !== '';
  if (custom || !isEmoji(string(emoji.name)))
    form.add([...path, custom ? 'id' : 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
