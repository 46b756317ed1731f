import { SCENES, type Scene, type Show, type ShowSku } from '../../domain/show.js';
import type { Labels } from '../../domain/signal.js';
import type { Say } from '../../domain/text.js';
import { sentence } from '../../text/catalogue.js';
import { readMoney } from './read-money.js';

const CHINESE_SCENES: Readonly<Record<string, Scene>> = {
  秒杀: 'flash-sale',
  工厂溯源: 'factory-trace',
  跨境: 'cross-border',
  日播: 'regular',
};

/** A show from what a person typed: host and platform must be given, the rest may be; or what is wrong with it. */
export function readShow(typed: {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly labels: Labels;
  /** Of a target given without one. */
  readonly currency: string;
  /** Ids of the teams there are. */
  readonly teams: readonly string[];
}): Show | Say {
  const { id, start, end, labels } = typed;
  const { host, platform, title, category, team } = labels;
  if (!host) return sentence('shows.add.missing', { label: 'host' });
  if (!platform) return sentence('shows.add.missing', { label: 'platform' });
  const word = labels.scene ?? 'regular';
  const scene = SCENES.find((each) => each === word) ?? CHINESE_SCENES[word];
  if (!scene) return sentence('shows.add.scene', { typed: word, scenes: SCENES.join(' | ') });
  if (team && !typed.teams.includes(team))
    return sentence('shows.add.team', { typed: team, teams: typed.teams.join(', ') || '–' });
  const skus = readSkus(labels.skus ?? '');
  if (!skus) return sentence('shows.add.skus', { typed: labels.skus ?? '' });
  const target = labels.target === undefined ? null : readMoney(labels.target, typed.currency);
  if (labels.target !== undefined && !target) return sentence('shows.add.target', { typed: labels.target });
  return {
    id,
    title: title ?? id,
    host,
    platform,
    scene,
    start,
    end,
    skus,
    ...(target ? { target } : {}),
    ...(category ? { category } : {}),
    ...(team ? { team } : {}),
  };
}

/** `A1:3000,B2:500`; null where it is not that. */
function readSkus(text: string): readonly ShowSku[] | null {
  const skus: ShowSku[] = [];
  for (const part of text.split(/[,，、]/u).filter(Boolean)) {
    const m = /^(.+)[:：](\d{1,9})$/u.exec(part.trim());
    if (!m?.[1]) return null;
    skus.push({ sku: m[1], stock: Number(m[2]) });
  }
  return skus;
}
