import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalData,
  TextInputStyle,
} from 'discord.js';
import { FORM_IDS, type FormId } from '../../../domain/card.js';
import type { Form, FormField, FormValues } from '../../forms/form.js';
import { CUSTOM_ID_MOST } from '../custom-id.js';
import { cutMarkup, cutText } from '../cut.js';
import { type Reader, richMarkup } from '../rich-markup.js';

/** Discord's limits for dialogs. */
const TITLE_MOST = 45;
const LABEL_MOST = 45;
const PLACEHOLDER_MOST = 100;
const VALUE_MOST = 4000;
const OPTIONS_MOST = 25;
const OPTION_MOST = 100;
const PARTS_MOST = 5;
const INTRO_MOST = 1000;
const OURS = 'f1';

/** A form as Discord's dialog. Its id says what it is and what it is about, so that nothing has to be remembered. */
export function modalOf(form: Form, reader: Reader): APIModalInteractionResponseCallbackData {
  const intro = cutMarkup(form.intro.map((rich) => richMarkup(rich, reader)).join('\n'), INTRO_MOST);
  const fields = form.fields.map(labelOf);
  const id = `${OURS}|${form.id}|${form.subject}`;
  return {
    custom_id: id.length > CUSTOM_ID_MOST ? `${OURS}|${form.id}|` : id,
    title: cutText(form.title, TITLE_MOST),
    components: [
      ...(intro === '' ? [] : [{ type: ComponentType.TextDisplay as const, content: intro }]),
      ...fields.slice(0, intro === '' ? PARTS_MOST : PARTS_MOST - 1),
    ],
  };
}

/** Which dialog was sent, about what; null for what is not ours. */
export function readModalId(customId: string): { readonly id: FormId; readonly subject: string } | null {
  const [ours, typed, ...subject] = customId.split('|');
  const id = FORM_IDS.find((each) => each === typed);
  return ours === OURS && id !== undefined ? { id, subject: subject.join('|') } : null;
}

/** What was filled in, by field. */
export function valuesOf(fields: Iterable<ModalData>): FormValues {
  const values: Record<string, string> = {};
  for (const field of fields) {
    if (field.type === ComponentType.TextInput) values[field.customId] = field.value;
    else if (field.type === ComponentType.StringSelect) values[field.customId] = field.values[0] ?? '';
  }
  return values;
}

/** What was written rather than chosen: that which would have to be written again. */
export function writtenIn(fields: Iterable<ModalData>): string {
  const texts = [...fields].flatMap((field) => (field.type === ComponentType.TextInput ? [field.value.trim()] : []));
  return texts.filter((text) => text !== '').join('\n');
}

function labelOf(field: FormField): APILabelComponent {
  return { type: ComponentType.Label, label: cutText(field.label, LABEL_MOST), component: inputOf(field) };
}

function inputOf(field: FormField): APIComponentInLabel {
  const placeholder = field.hint === '' ? {} : { placeholder: cutText(field.hint, PLACEHOLDER_MOST) };
  const base = { custom_id: field.name, required: !field.optional, ...placeholder };
  // A menu of nothing is refused; it can still be typed.
  if (field.kind === 'choice' && field.options.length > 0) {
    const options = field.options.slice(0, OPTIONS_MOST).map(({ value, label }) => ({
      value,
      label: cutText(label, OPTION_MOST),
      ...(value === field.value ? { default: true } : {}),
    }));
    return { type: ComponentType.StringSelect, min_values: field.optional ? 0 : 1, max_values: 1, options, ...base };
  }
  return {
    type: ComponentType.TextInput,
    style: field.kind === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    ...(field.value === '' ? {} : { value: cutText(field.value, VALUE_MOST) }),
    ...base,
  };
}
