import { checkSelect, Ids } from './check-parts.js';
import type { Form, Path } from './form.js';
import { type Json, json, length, string } from './json.js';

const selects = [3, 5, 6, 7, 8];

/** A modal: one to five parts, each a label with an input, a row with one text input, or a text display. */
export function checkModal(form: Form, path: Path, modal: Json): void {
  form.text([...path, 'custom_id'], modal.custom_id, 100, { need: true, min: 1 });
  form.text([...path, 'title'], modal.title, 45, { need: true, min: 1 });
  const ids = new Ids();
  form.list([...path, 'components'], modal.components, 5, 1).forEach((each, i) => {
    const part = json(each);
    const at = [...path, 'components', i];
    if (!form.choice([...at, 'type'], part.type, [1, 10, 18])) return;
    ids.number(form, at, part);
    if (part.type === 10) form.text([...at, 'content'], part.content, 4000, { need: true, min: 1 });
    else if (part.type === 1) checkRow(form, at, part, ids);
    else checkLabel(form, at, part, ids);
  });
}

function checkRow(form: Form, path: Path, row: Json, ids: Ids): void {
  form.list([...path, 'components'], row.components, 1, 1).forEach((each, i) => {
    const at = [...path, 'components', i];
    if (!form.choice([...at, 'type'], json(each).type, [4])) return;
    form.text([...at, 'label'], json(each).label, 45, { need: true, min: 1 });
    checkInput(form, at, json(each), ids);
  });
}

function checkLabel(form: Form, path: Path, label: Json, ids: Ids): void {
  form.text([...path, 'label'], label.label, 45, { need: true, min: 1 });
  form.text([...path, 'description'], label.description, 100, { min: 1 });
  const input = json(label.component);
  const at = [...path, 'component'];
  if (!form.choice([...at, 'type'], input.type, [4, ...selects])) return;
  if (input.type !== 4) return checkSelect(form, at, input, ids);
  if (string(input.label) !== '')
    form.add(
      [...at, 'label'],
      'COMPONENT_LABEL_NOT_ALLOWED',
      'A text input in a label component has no label of its own',
    );
  checkInput(form, at, input, ids);
}

function checkInput(form: Form, path: Path, input: Json, ids: Ids): void {
  ids.take(form, path, input, true);
  form.choice([...path, 'style'], input.style, [1, 2]);
  form.text([...path, 'placeholder'], input.placeholder, 100);
  form.integer([...path, 'min_length'], input.min_length, 0, 4000);
  form.integer([...path, 'max_length'], input.max_length, 1, 4000);
  form.text([...path, 'value'], input.value, 4000);
  const size = length(string(input.value));
  if (size > 0 && typeof input.max_length === 'number' && size > input.max_length)
    form.add([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${input.max_length} or fewer in length.`);
  if (size > 0 && typeof input.min_length === 'number' && size < input.min_length)
    form.add([...path, 'value'], 'BASE_TYPE_MIN_LENGTH', `Must be ${input.min_length} or more in length.`);
}
