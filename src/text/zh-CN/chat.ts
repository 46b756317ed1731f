import type { chat as en } from '../en/chat.js';

export const chat: Record<keyof typeof en, string> = {};
