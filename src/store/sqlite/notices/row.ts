import type { Notice, NoticeBody } from '../../../domain/notice.js';
import { readJson } from '../json.js';
import type { notices } from '../schema/notices.js';
import type { Row } from '../upsert.js';

export type NoticeRow = Row<typeof notices>;

export function toNotice(row: NoticeRow): Notice {
  const { body, lane: _lane, broken: _broken, ...rest } = row;
  return { ...rest, body: readJson<NoticeBody>(body, 'notices', row.key) };
}
