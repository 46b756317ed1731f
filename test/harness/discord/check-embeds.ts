import type { Form, Path } from './form.js';
import { json, length, objects, string } from './json.js';

/** Embeds by Discord's limits; 6,000 characters over all of them. */
export function checkEmbeds(form: Form, path: Path, value: unknown): void {
  const embeds = form.list(path, value, 10);
  let total = 0;
  embeds.forEach((each, i) => {
    const embed = json(each);
    const at: Path = [...path, i];
    form.text([...at, 'title'], embed.title, 256);
    form.text([...at, 'description'], embed.description, 4096);
    form.text([...at, 'footer', 'text'], json(embed.footer).text, 2048, { need: embed.footer !== undefined });
    form.text([...at, 'author', 'name'], json(embed.author).name, 256, { need: embed.author !== undefined });
    form.integer([...at, 'color'], embed.color, 0, 0xffffff);
    if (typeof embed.timestamp === 'string' && Number.isNaN(Date.parse(embed.timestamp)))
      form.add([...at, 'timestamp'], 'DATE_TIME_TYPE_PARSE', `Could not parse ${embed.timestamp}. Should be ISO8601.`);
    for (const [name, schemes] of links) checkUrl(form, [...at, ...name], dig(embed, name), schemes);
    form.list([...at, 'fields'], embed.fields, 25).forEach((field, j) => {
      form.text([...at, 'fields', j, 'name'], json(field).name, 256, { need: true });
      form.text([...at, 'fields', j, 'value'], json(field).value, 1024, { need: true });
    });
    if (isBlank(embed)) form.add([...at, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    total += sizeOf(embed);
  });
  if (total > 6000) form.add(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

const web = ['http:', 'https:'];
const links: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['url'], web],
  [['author', 'url'], web],
  [
    ['author', 'icon_url'],
    [...web, 'attachment:'],
  ],
  [
    ['footer', 'icon_url'],
    [...web, 'attachment:'],
  ],
  [
    ['image', 'url'],
    [...web, 'attachment:'],
  ],
  [
    ['thumbnail', 'url'],
    [...web, 'attachment:'],
  ],
];

function dig(value: unknown, names: readonly string[]): unknown {
  return names.reduce((at, name) => json(at)[name], value);
}

function isBlank(embed: ReturnType<typeof json>): boolean {
  return (
    string(embed.title) === '' &&
    string(embed.description) === '' &&
    ['author', 'footer', 'image', 'thumbnail'].every((name) => embed[name] === undefined || embed[name] === null) &&
    objects(embed.fields).length === 0
  );
}

function sizeOf(embed: ReturnType<typeof json>): number {
  const texts = [embed.title, embed.description, json(embed.footer).text, json(embed.author).name];
  for (const field of objects(embed.fields)) texts.push(field.name, field.value);
  return texts.reduce<number>((sum, each) => sum + length(string(each)), 0);
}

export function checkUrl(form: Form, path: Path, value: unknown, schemes: readonly string[]): void {
  if (value === undefined || value === null || value === '') return;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (url === null) form.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(url.protocol))
    form.add(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${url.protocol.slice(0, -1)}" is not supported. Scheme must be one of (${schemes.map((s) => `'${s.slice(0, -1)}'`).join(', ')}).`,
    );
}
