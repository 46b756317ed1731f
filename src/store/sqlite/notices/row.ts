import type { Notice, NoticeBody } from '../../../domain/notice.js';
import { readJson } from '../json.js';
import type { notices } from '../schema/notices.js';
import type { Row } from '../upsert.js';

export type NoticeRow = Row<typeof notices>;

/** `claimedAt` is the claim that stands, or else the earlier one that was never recorded. */
export function toNotice(row: NoticeRow): Notice {
  const { uncertainAt, claimedAt, body, ...rest } = row;
  return { ...rest, body: readJson<NoticeBody>(body, 'notices', row.key), claimedAt: claimedAt ?? uncertainAt };
}
