import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readEnv } from '../config/env.js';
import { learnComments, scoreOf, shareOf } from '../domain/opinion/learn.js';
import { OpinionReader } from '../domain/opinion/read.js';
import type { Say } from '../domain/text.js';
import { createLanguage } from '../language/tools.js';
import { sentence } from '../text/catalogue.js';
import { sayText } from '../text/say.js';
import { labelledComments } from './labelled-comments.js';

export interface LearnCommentsOptions {
  readonly from: string;
  readonly out: string;
  readonly seed: number;
}

/** Of each of both: fewer teach nothing that a held-out part could show. */
const LEAST = 50;
const HELD_OUT = 0.2;

/** Learns a model of comments from those the team has labelled, says how good it is, writes it; the exit code. */
export function learnCommentsCommand({ from, out, seed }: LearnCommentsOptions): number {
  const lang = readEnv().lang ?? 'en';
  const say = (said: Say) => `${sayText(lang, 'UTC', said, 0)}\n`;
  const refuse = (said: Say): number => {
    process.stderr.write(say(said));
    return 1;
  };
  let written: string;
  try {
    written = readFileSync(from, 'utf8');
  } catch (error) {
    return refuse(sentence('learn.unreadable', { file: from, why: reason(error) }));
  }
  const labelled = labelledComments(from, written);
  if (!labelled.ok) return refuse(labelled.said);
  const { comments } = labelled;
  const complaints = comments.filter(({ complaint }) => complaint).length;
  const others = comments.length - complaints;
  if (Math.min(complaints, others) < LEAST)
    return refuse(sentence('learn.too-few', { complaints, others, least: LEAST }));

  const tools = createLanguage();
  const model = learnComments(comments, tools, { seed: Math.trunc(seed), heldOut: HELD_OUT });
  const reader = new OpinionReader(tools);
  const plain = scoreOf(
    comments
      .filter(({ text }) => shareOf(text) < HELD_OUT)
      .map(({ text, complaint }) => ({ said: reader.read(text).complaint >= 0.5, complaint })),
  );
  const json = `${JSON.stringify(model)}\n`;
  try {
    writeFileSync(out, json);
  } catch (error) {
    return refuse(sentence('learn.unwritable', { file: out, why: reason(error) }));
  }
  const { learned } = model;
  const { heldOut } = learned;
  process.stdout.write(
    say(
      sentence('learn.learned', {
        rows: learned.rows,
        complaints: learned.complaints,
        held: heldOut.rows,
        accuracy: { ratio: heldOut.accuracy },
        f1: heldOut.f1.toFixed(3),
        plain: { ratio: plain.accuracy },
        plainf1: plain.f1.toFixed(3),
      }),
    ),
  );
  if (heldOut.accuracy <= plain.accuracy) process.stdout.write(say(sentence('learn.worse')));
  process.stdout.write(
    say(sentence('learn.written', { file: out, kb: Math.ceil(json.length / 1024), name: `data/${basename(out)}` })),
  );
  return 0;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
