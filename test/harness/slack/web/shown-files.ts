import type { Json } from '../../../../src/domain/json.js';
import { asList, asObject, asText } from '../json.js';
import type { Team } from '../state/team.js';
import { refused } from './slack-error.js';

const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

/** Pictures that blocks show must be there, whole, digested, and pictures. Throws SlackError. */
export function checkShownFiles(value: Json, team: Team): void {
  const complaints: string[] = [];
  for (const { id, at } of shownFiles(value, '/blocks')) {
    const file = team.files.get(id);
    const usable = file?.completed === true && isPicture(file.bytes) && file.digesting <= 0;
    if (file?.completed) file.digesting -= 1;
    if (!usable) complaints.push(`invalid slack file [json-pointer:${at}/slack_file]`);
  }
  if (complaints.length > 0) throw refused('invalid_blocks', complaints);
}

function shownFiles(value: Json, at: string): { readonly id: string; readonly at: string }[] {
  const list = asList(value);
  if (list) return list.flatMap((entry, i) => shownFiles(entry, `${at}/${i}`));
  const object = asObject(value);
  if (object === null) return [];
  const id = asText(asObject(object.slack_file)?.id);
  const inner = Object.entries(object).flatMap(([key, entry]) =>
    key === 'slack_file' ? [] : shownFiles(entry, `${at}/${key}`),
  );
  return id === null ? inner : [{ id, at }, ...inner];
}

function isPicture(bytes: Uint8Array | null): boolean {
  return PICTURES.some((start) => start.every((byte, i) => bytes?.[i] === byte));
}
