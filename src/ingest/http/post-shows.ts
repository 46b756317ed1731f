import type { ServerResponse } from 'node:http';
import { readShows } from '../wire/show-schema.js';
import { answerJson } from './answer.js';
import { type Arrived, type Desk, refuseBody } from './exchange.js';

/** Keeps one show or several; one that is already known by its id is replaced. */
export async function postShows(res: ServerResponse, desk: Desk, arrived: Arrived): Promise<void> {
  const read = readShows(arrived.text);
  if (!read.ok) return refuseBody(res, desk, arrived, read.problems);
  await desk.engine.putShows(read.shows, { kind: 'bot', part: `source:${arrived.source.id}` });
  answerJson(res, 202, { accepted: read.shows.length, duplicates: 0, ids: read.shows.map((show) => show.id) });
}
