import type { InputBlock, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { sentence } from '../../../text/catalogue.js';
import { sayText } from '../../../text/say.js';
import type { Form, FormField } from '../../forms/form.js';
import { marked } from '../body.js';
import { cutText } from '../cut.js';
import { LIMITS } from '../limits.js';
import { mrkdwn, type Reader } from '../rich-text.js';
import { DIALOG, type DialogData, writeDialogData } from './dialog-data.js';
import { FIELD_ACTION, fieldBlock } from './view-values.js';

const TITLE = 24;
const LABEL = 2000;
/** Long texts; Slack's own limit. */
const TYPED = 3000;

/** A dialog as Slack shows it. */
export function formView(form: Form, data: DialogData, reader: Reader): ModalView {
  const intro = form.intro.map((rich) => mrkdwn(rich, reader, LIMITS.section)).filter((text) => text !== '');
  const blocks: KnownBlock[] = [
    ...intro.map((text): KnownBlock => ({ type: 'section', text: marked(text) })),
    ...form.fields.map(input),
  ];
  return modal(form.title, form.submit, blocks, data, reader);
}

/** `submit` null: nothing to send, only to close. */
export function modal(
  title: string,
  submit: string | null,
  blocks: readonly KnownBlock[],
  data: DialogData | null,
  reader: Reader,
): ModalView {
  const close = sayText(reader.lang, reader.zone, sentence(submit === null ? 'slack.ui.close' : 'slack.ui.cancel'), 0);
  return {
    type: 'modal',
    callback_id: DIALOG,
    title: words(title, TITLE),
    close: words(close, TITLE),
    ...(submit === null ? {} : { submit: words(submit, TITLE) }),
    ...(data === null ? {} : { private_metadata: writeDialogData(data) }),
    blocks: [...blocks],
  };
}

function input(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: fieldBlock(field.name),
    label: words(field.label, LABEL),
    optional: field.optional,
    element: element(field),
  };
}

function element(field: FormField): InputBlock['element'] {
  const options = field.options.slice(0, LIMITS.selectOptions).map(option);
  if (field.kind === 'choice' && options.length > 0) {
    const first = options.find(({ value }) => value === field.value);
    return {
      type: 'static_select',
      action_id: FIELD_ACTION,
      options,
      ...(field.hint === '' ? {} : { placeholder: words(field.hint, LIMITS.placeholder) }),
      ...(first === undefined ? {} : { initial_option: first }),
    };
  }
  return {
    type: 'plain_text_input',
    action_id: FIELD_ACTION,
    multiline: field.kind === 'text',
    max_length: TYPED,
    ...(field.hint === '' ? {} : { placeholder: words(field.hint, LIMITS.placeholder) }),
    ...(field.value === '' ? {} : { initial_value: cutText(field.value, TYPED) }),
  };
}

function option({ value, label }: FormField['options'][number]): { text: PlainTextElement; value: string } {
  return { text: words(label, LIMITS.optionText), value };
}

function words(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cutText(text.trim() === '' ? '–' : text, most), emoji: false };
}
