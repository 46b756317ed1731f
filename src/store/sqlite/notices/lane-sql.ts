/** Where the columns of a notice stand in a statement. */
interface Columns {
  readonly kind: string;
  readonly channel: string;
  readonly incident: string;
  readonly ref: string;
}

/**
 * The lane of a notice, by what is there when it is written: a line stands behind its card until that has a message,
 * everything in an incident's own channel until that is made. Agrees with `laneOf`, save for `behind`.
 */
function laneSql({ kind, channel, incident, ref }: Columns): string {
  return `case
    when ${kind} in ('room', 'group') then 'room'
    when ${channel} like 'room:%' and exists (
      select 1 from notices r where r.key = ${channel} and r.ref is null and r.state = 'waiting') then 'behind'
    when ${ref} is not null then 'edit'
    when ${kind} <> 'line' then 'post'
    when exists (
      select 1 from notices c where c.key = 'card:' || cast(${incident} as integer) || '@' || ${channel}
        and c.ref is null and (c.state = 'waiting' or c.broken is not null)) then 'behind'
    else 'line' end`;
}

// A bound number is a real one, whose text has a point: hence the cast.
export const NEW_LANE = laneSql({ kind: '@kind', channel: '@channel', incident: '@incident', ref: 'null' });
export const ROW_LANE = laneSql({
  kind: 'notices.kind',
  channel: 'notices.channel',
  incident: 'notices.incident',
  ref: 'notices.ref',
});
