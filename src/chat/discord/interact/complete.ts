import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';
import { within } from '../../../lib/within.js';
import { plainWord } from '../../registry/nearest.js';
import type { Command, Param, ParamKind } from '../../registry.js';
import { cutText } from '../cut.js';
import { type Asker, askerOf } from './asker.js';
import { type Chosen, chosenOf } from './chosen.js';
import type { Desk } from './desk.js';
import type { Exchange } from './exchange.js';
import { incidentLabels, isIncident } from './incident-labels.js';
import { commandOf, placed } from './line.js';
import { peopleLabels } from './people-labels.js';

const CHOICES_MOST = 25;
const TEXT_MOST = 100;

/** Kinds whose value is several words, each completed on its own. */
const LISTS: ReadonlySet<ParamKind> = new Set<ParamKind>(['incidents', 'filters', 'matchers', 'labels']);

/** Words that begin something and are nothing alone. */
const BEGINNINGS: ReadonlySet<string> = new Set(['until']);

/** What stands for a value not given yet, so that the line reads on to the one being typed. */
const STAND_IN: Readonly<Record<ParamKind, string>> = {
  incident: 'INC-1',
  incidents: 'INC-1',
  person: '@me',
  level: 'red',
  filters: 'red',
  matchers: 'a=b',
  labels: 'a=b',
  duration: '1h',
  range: 'for 1h',
  time: 'now',
  choice: '',
  word: 'x',
  number: '1',
  rest: 'x',
};

/** Offers what may stand in the option being typed; nothing where there is trouble or no time. */
export async function completeOption(
  desk: Desk,
  interaction: AutocompleteInteraction,
  exchange: Exchange,
): Promise<void> {
  const focused = interaction.options.getFocused(true);
  const offered = await within(
    offers(desk, interaction, focused.name, String(focused.value)),
    desk.pace.completeMs,
  ).catch((error: unknown) => {
    desk.log.warn({ err: error, option: focused.name }, 'discord: nothing could be offered');
    return null;
  });
  await exchange.choices(offered ?? []);
}

async function offers(
  desk: Desk,
  interaction: AutocompleteInteraction,
  name: string,
  typed: string,
): Promise<readonly ApplicationCommandOptionChoiceData<string>[]> {
  const chosen = chosenOf(interaction.options.data);
  const command = commandOf(desk.host.commands, chosen.path);
  const param = command?.params.find((each) => each.name === name);
  const asker = askerOf(desk.host, interaction);
  // A stranger is not told what is going on.
  if (!command || !param || !asker.person) return [];
  const list = LISTS.has(param.kind);
  // Of a list only the last word is being typed; what stands before it stays in front of every offer.
  const head = list ? typed.slice(0, typed.length - lastWord(typed).length) : '';
  const words = await wordsFor(desk, asker, lineUpTo(command, param, chosen) + head, typed.slice(head.length));
  const given = new Set(head.split(/[\s\u3000]+/u).map(plainWord));
  const fresh = words.filter((word) => !given.has(plainWord(word)) && !BEGINNINGS.has(word));
  const labels = await labelsOf(desk, asker, fresh);
  return fresh
    .map((word) => ({ name: cutText(`${head}${labels.get(word) ?? word}`, TEXT_MOST), value: `${head}${word}` }))
    .filter(({ value }) => value.length <= TEXT_MOST)
    .slice(0, CHOICES_MOST);
}

/** What the bot offers for the beginning of a word; where none begins so, what holds it anywhere, in its label too. */
async function wordsFor(desk: Desk, asker: Asker, line: string, typed: string): Promise<readonly string[]> {
  const begun = /[\s\u3000]/u.test(typed) ? [] : await desk.host.complete(line + typed);
  if (begun.length > 0 || typed === '') return begun;
  const all = await desk.host.complete(line);
  const labels = await labelsOf(desk, asker, all);
  const sought = plainWord(typed.replace(/^[@＠]/u, ''));
  return all.filter((word) => plainWord(labels.get(word) ?? word).includes(sought));
}

/** Incidents with their titles, people with their names; other words have none. */
async function labelsOf(desk: Desk, { lang }: Asker, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const incidents = await incidentLabels(desk.host, words.filter(isIncident), lang);
  return new Map([...incidents, ...peopleLabels(desk.host.settings.people, words)]);
}

/** `snooze INC-42 for `: everything before the parameter, in the order of the registry. */
function lineUpTo(command: Command, param: Param, chosen: Chosen): string {
  const words = [...command.path];
  for (const each of command.params.slice(0, command.params.indexOf(param))) {
    const value = chosen.values.get(each.name) || (each.optional ? '' : standIn(each));
    if (value !== '') words.push(placed(command, each, value));
  }
  if (param.keyword !== undefined) words.push(param.keyword);
  return `${words.join(' ')} `;
}

function standIn(param: Param): string {
  return param.choices?.[0] ?? STAND_IN[param.kind];
}

function lastWord(typed: string): string {
  return /[^\s\u3000]*$/u.exec(typed)?.[0] ?? '';
}
