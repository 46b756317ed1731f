import type { Form, Path } from './form.js';
import { isJson, type Json, json, length, objects, string } from './json.js';
import { locales } from './locales.js';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const optionTypes = { subcommand: 1, group: 2 } as const;
const withChoices = [3, 4, 10];

/** One command by Discord's rules: names, descriptions, localisations, nesting, order, 8,000 characters in all. */
export function checkCommand(form: Form, path: Path, command: Json): void {
  const type = command.type ?? 1;
  if (!form.choice([...path, 'type'], type, [1, 2, 3])) return;
  if (type === 1) {
    checkName(form, path, command);
    checkDescription(form, path, command);
    checkOptions(form, path, command, 0);
  } else {
    form.text([...path, 'name'], command.name, 32, { need: true, min: 1 });
    checkLocalised(form, [...path, 'name_localizations'], command.name_localizations, 32, null);
    if (string(command.description) !== '')
      form.add(
        [...path, 'description'],
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
        'Context menu commands cannot have description',
      );
    if (Array.isArray(command.options) && command.options.length > 0)
      form.add(
        [...path, 'options'],
        'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
        'Context menu commands cannot have options',
      );
  }
  if (sizeOf(command) > 8000) form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
}

function checkName(form: Form, path: Path, named: Json): void {
  form.text([...path, 'name'], named.name, 32, { need: true, min: 1 });
  const at = [...path, 'name'];
  if (typeof named.name === 'string' && named.name !== '' && !isName(named.name))
    form.add(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  checkLocalised(form, [...path, 'name_localizations'], named.name_localizations, 32, isName);
}

function isName(name: string): boolean {
  return namePattern.test(name) && name === name.toLowerCase();
}

function checkDescription(form: Form, path: Path, described: Json): void {
  form.text([...path, 'description'], described.description, 100, { need: true, min: 1 });
  checkLocalised(form, [...path, 'description_localizations'], described.description_localizations, 100, null);
}

function checkLocalised(
  form: Form,
  path: Path,
  value: unknown,
  max: number,
  rule: ((text: string) => boolean) | null,
): void {
  for (const [locale, text] of Object.entries(json(value))) {
    if (!locales.includes(locale)) form.choice([...path, locale], locale, locales);
    form.text([...path, locale], text, max, { min: 1 });
    if (rule !== null && typeof text === 'string' && !rule(text))
      form.add([...path, locale], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

/** `depth`: 0 in the command, 1 in a subcommand or group, 2 in a subcommand of a group. */
function checkOptions(form: Form, path: Path, owner: Json, depth: number): void {
  const options = form.list([...path, 'options'], owner.options, 25).map(json);
  const seen = new Set<unknown>();
  const nested = options.filter((each) => each.type === optionTypes.subcommand || each.type === optionTypes.group);
  if (nested.length > 0 && nested.length < options.length)
    form.add(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  let optional = false;
  options.forEach((option, i) => {
    const at = [...path, 'options', i];
    checkName(form, at, option);
    checkDescription(form, at, option);
    if (seen.has(option.name))
      form.add(
        [...at, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'The name is already used by another option',
      );
    seen.add(option.name);
    if (!form.choice([...at, 'type'], option.type, allowedIn(owner, depth))) return;
    if (option.type === optionTypes.subcommand || option.type === optionTypes.group) {
      if (option.type === optionTypes.group && objects(option.options).length === 0)
        form.add([...at, 'options'], 'BASE_TYPE_REQUIRED', 'This field is required');
      checkOptions(form, at, option, depth + 1);
      return;
    }
    if (option.required === true && optional)
      form.add(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    optional ||= option.required !== true;
    checkValues(form, at, option);
  });
}

function allowedIn(owner: Json, depth: number): readonly number[] {
  const values = [3, 4, 5, 6, 7, 8, 9, 10, 11];
  if (depth === 0) return [1, 2, ...values];
  return owner.type === optionTypes.group ? [1] : values;
}

function checkValues(form: Form, path: Path, option: Json): void {
  const choices = form.list([...path, 'choices'], option.choices, 25).map(json);
  const fits = withChoices.some((type) => type === option.type);
  if (choices.length > 0 && !fits)
    form.add([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES', 'This type has no choices');
  if (option.autocomplete === true && (choices.length > 0 || !fits))
    form.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_AUTOCOMPLETE',
      'Autocomplete and choices are mutually exclusive',
    );
  checkChoices(form, [...path, 'choices'], choices, option.type);
  form.integer([...path, 'min_length'], option.min_length, 0, 6000);
  form.integer([...path, 'max_length'], option.max_length, 1, 6000);
}

/** Choices of an option, or the answer of an autocomplete, for an option of `type`. */
export function checkChoices(form: Form, path: Path, choices: readonly Json[], type: unknown): void {
  const names = new Set<unknown>();
  choices.forEach((choice, i) => {
    form.text([...path, i, 'name'], choice.name, 100, { need: true, min: 1 });
    checkLocalised(form, [...path, i, 'name_localizations'], choice.name_localizations, 100, null);
    if (names.has(choice.name))
      form.add(
        [...path, i],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'The name is already used by another choice',
      );
    names.add(choice.name);
    if (type === 3) form.text([...path, i, 'value'], choice.value, 100, { need: true, min: 1 });
    else if (typeof choice.value !== 'number')
      form.add([...path, i, 'value'], 'NUMBER_TYPE_COERCE', 'Value is not a number.');
    else if (type === 4) form.integer([...path, i, 'value'], choice.value, -(2 ** 53), 2 ** 53);
  });
}

/** Names, descriptions and values together; of each text the longest localisation counts. */
function sizeOf(part: Json): number {
  const longest = (text: unknown, localised: unknown) =>
    Math.max(...[text, ...(isJson(localised) ? Object.values(localised) : [])].map((each) => length(string(each))));
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    length(string(part.value)) +
    [...objects(part.options), ...objects(part.choices)].reduce((sum, each) => sum + sizeOf(each), 0)
  );
}
