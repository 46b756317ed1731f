import { z } from 'zod';
import { TARGET_KINDS, type Target, type TargetKind } from '../../domain/target.js';
import { refuse } from './refuse.js';

/** `schedule:ops`, `person:lin`, `team:warehouse`, `role:legal`, `group:night-shift`, `channel:managers`, `webhook:sms`. */
export const targetSchema = z.string().transform((written, ctx): Target => {
  const at = written.indexOf(':');
  const kind = TARGET_KINDS.find((each: TargetKind) => each === written.slice(0, at).trim());
  const id = written.slice(at + 1).trim();
  if (kind !== undefined && id !== '') return { to: kind, id };
  refuse(
    ctx,
    { key: 'config.target', params: { text: written } },
    { key: 'config.mend.target', params: { kinds: TARGET_KINDS.join(', ') } },
  );
  return z.NEVER;
});
