import { checkUrl } from './check-embeds.js';
import { checkButton, checkSelect, Ids } from './check-parts.js';
import type { Form, Path } from './form.js';
import { type Json, json, length, string } from './json.js';

const selects = [3, 5, 6, 7, 8];
const topLevel = [1, 9, 10, 12, 13, 14, 17];
const inContainer = [1, 9, 10, 12, 13, 14];
const media = ['http:', 'https:', 'attachment:'];

interface Tally {
  readonly ids: Ids;
  count: number;
  characters: number;
}

/** The components of a message: five rows, or with the flag of Components V2 up to 40 of all kinds. */
export function checkComponents(form: Form, path: Path, value: unknown, v2: boolean): void {
  const tally: Tally = { ids: new Ids(), count: 0, characters: 0 };
  const parts = form.list(path, value, v2 ? 40 : 5);
  parts.forEach((each, i) => {
    const part = json(each);
    const at = [...path, i];
    if (form.choice([...at, 'type'], part.type, v2 ? topLevel : [1])) checkPart(form, at, part, tally);
  });
  if (tally.count > 40)
    form.add(path, 'COMPONENT_MAX_COUNT', 'The total number of components in a message must not be above 40');
  if (tally.characters > 4000)
    form.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'The displayable text exceeds the size of 4000');
}

function checkPart(form: Form, path: Path, part: Json, tally: Tally): void {
  tally.count++;
  if (part.type !== 1) tally.ids.number(form, path, part);
  switch (part.type) {
    case 1:
      return checkRow(form, path, part, tally);
    case 9:
      return checkSection(form, path, part, tally);
    case 10:
      return checkText(form, path, part, tally);
    case 12:
      return form.list([...path, 'items'], part.items, 10, 1).forEach((item, i) => {
        checkMedia(form, [...path, 'items', i], json(item));
      });
    case 13:
      return checkUrl(form, [...path, 'file', 'url'], json(part.file).url, ['attachment:']);
    case 14:
      if (part.spacing !== undefined) form.choice([...path, 'spacing'], part.spacing, [1, 2]);
      return;
    case 17:
      form.integer([...path, 'accent_color'], part.accent_color, 0, 0xffffff);
      return form.list([...path, 'components'], part.components, 40, 1).forEach((each, i) => {
        const at = [...path, 'components', i];
        if (form.choice([...at, 'type'], json(each).type, inContainer)) checkPart(form, at, json(each), tally);
      });
  }
}

function checkRow(form: Form, path: Path, row: Json, tally: Tally): void {
  tally.ids.number(form, path, row);
  const parts = form.list([...path, 'components'], row.components, 5, 1).map(json);
  const menus = parts.filter((part) => selects.some((type) => type === part.type)).length;
  if (menus > 0 && parts.length > 1)
    form.add([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A row holds five buttons or one select');
  parts.forEach((part, i) => {
    const at = [...path, 'components', i];
    tally.count++;
    if (!form.choice([...at, 'type'], part.type, [2, ...selects])) return;
    if (part.type === 2) checkButton(form, at, part, tally.ids);
    else checkSelect(form, at, part, tally.ids);
  });
}

function checkSection(form: Form, path: Path, section: Json, tally: Tally): void {
  form.list([...path, 'components'], section.components, 3, 1).forEach((each, i) => {
    const at = [...path, 'components', i];
    tally.count++;
    if (form.choice([...at, 'type'], json(each).type, [10])) checkText(form, at, json(each), tally);
  });
  const accessory = json(section.accessory);
  const at = [...path, 'accessory'];
  tally.count++;
  if (section.accessory === undefined) form.add(at, 'BASE_TYPE_REQUIRED', 'This field is required');
  else if (!form.choice([...at, 'type'], accessory.type, [2, 11])) return;
  else if (accessory.type === 2) checkButton(form, at, accessory, tally.ids);
  else checkMedia(form, at, accessory);
}

function checkText(form: Form, path: Path, part: Json, tally: Tally): void {
  form.text([...path, 'content'], part.content, 4000, { need: true, min: 1 });
  tally.characters += length(string(part.content));
}

function checkMedia(form: Form, path: Path, item: Json): void {
  const url = json(item.media).url;
  if (string(url) === '') form.add([...path, 'media', 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
  checkUrl(form, [...path, 'media', 'url'], url, media);
  form.text([...path, 'description'], item.description, 1024);
}
