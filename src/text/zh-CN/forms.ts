import type { forms as en } from '../en/forms.js';

export const forms: Record<keyof typeof en, string> = {};
