import type { outbox as en } from '../en/outbox.js';

export const outbox: Record<keyof typeof en, string> = {};
