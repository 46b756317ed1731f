import { z } from 'zod';

const answerSchema = z.object({ accepted: z.number(), duplicates: z.number() });

/** Sends JSON to the bot; how many of it were accepted. Throws with the bot's own words where it refuses. */
export async function post(url: string, path: string, body: unknown): Promise<number> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status !== 202) throw new Error(`POST ${path} was answered ${response.status}: ${text.slice(0, 500)}`);
  return answerSchema.parse(JSON.parse(text)).accepted;
}
