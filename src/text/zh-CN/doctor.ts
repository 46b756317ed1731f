import type { doctor as en } from '../en/doctor.js';

export const doctor: Record<keyof typeof en, string> = {};
