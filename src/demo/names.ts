import type { Lang } from '../domain/text.js';

/** What things are called in the recording: ids as a house of that language would give them. */
export interface EveningNames {
  readonly show: string;
  readonly title: string;
  readonly host: string;
  readonly platform: string;
  readonly category: string;
  /** Sold far above plan. */
  readonly hero: string;
  /** Its colour is not as shown. */
  readonly lipstick: string;
  readonly towel: string;
  /** Where deliveries will be late. */
  readonly late: { readonly region: string; readonly carrier: string };
  readonly regions: readonly string[];
  readonly carriers: readonly string[];
  readonly warehouse: string;
  readonly storm: string;
}

export const NAMES: Readonly<Record<Lang, EveningNames>> = {
  en: {
    show: '618-evening',
    title: '618 flash-sale evening',
    host: 'an-ran',
    platform: 'douyin',
    category: 'beauty',
    hero: 'sunscreen-50',
    lipstick: 'lipstick-07',
    towel: 'towels-3',
    late: { region: 'east', carrier: 'kuaima' },
    regions: ['east', 'south', 'north', 'west'],
    carriers: ['kuaima', 'feiyan'],
    warehouse: 'wuxi',
    storm: 'heavy rain until 23:00',
  },
  'zh-CN': {
    show: '618晚场',
    title: '618 秒杀晚场',
    host: '安然',
    platform: '抖音',
    category: '美妆',
    hero: '防晒霜50',
    lipstick: '口红07',
    towel: '洗脸巾3',
    late: { region: '华东', carrier: '快马' },
    regions: ['华东', '华南', '华北', '西部'],
    carriers: ['快马', '飞燕'],
    warehouse: '无锡仓',
    storm: '暴雨黄色预警，预计持续至 23:00',
  },
};
