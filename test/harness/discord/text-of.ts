import type { SeenMessage } from './api.js';
import { type Json, json, objects, string } from './json.js';

/**
 * What a reader can read of a message, line by line: content, embeds (author, title, description, fields, footer), text
 * displays, button labels in brackets `[Acknowledge]`, menus by placeholder `[v Playbook]`; `<t:…>` written as UTC time,
 * mentions as @name.
 */
export function textOf(message: SeenMessage): string {
  if (message.thinking) return '(thinking…)';
  const lines = [
    message.content,
    ...message.embeds.flatMap(embedLines),
    ...message.components.flatMap(partLines),
    ...message.attachments.map((file) => `(file ${file.filename})`),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => rendered(line, message.names))
    .join('\n');
}

function embedLines(embed: Json): readonly string[] {
  return [
    string(json(embed.author).name),
    string(embed.title),
    string(embed.description),
    ...objects(embed.fields).map((field) => `${string(field.name)}: ${string(field.value)}`),
    string(json(embed.footer).text),
  ];
}

function partLines(part: Json): readonly string[] {
  switch (part.type) {
    case 2: {
      const label = [string(json(part.emoji).name), string(part.label)].filter((each) => each !== '').join(' ');
      return [`[${label}]`];
    }
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return [`[v ${string(part.placeholder)}]`];
    case 10:
      return [string(part.content)];
    default:
      return [...objects(part.components).flatMap(partLines), ...objects([part.accessory]).flatMap(partLines)];
  }
}

function rendered(line: string, names: Readonly<Record<string, string>>): string {
  return line
    .replace(/<t:(-?\d+)(?::[tTdDfFRsS])?>/g, (_, seconds: string) => {
      const at = new Date(Number(seconds) * 1000);
      return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    })
    .replace(/<(?:@[!&]?)(\d+)>/g, (all, id: string) => (names[id] === undefined ? all : `@${names[id]}`))
    .replace(/<#(\d+)>/g, (all, id: string) => (names[id] === undefined ? all : `#${names[id]}`));
}
