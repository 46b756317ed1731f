import type { FakeDiscord, FakeDiscordOptions, Pings, SeenMessage } from './api.js';

export type * from './api.js';

/** Starts Discord on a free port of loopback: one guild with the bot in it, no channels yet. */
export declare function startFakeDiscord(options?: FakeDiscordOptions): Promise<FakeDiscord>;

/**
 * What a reader can read of a message, line by line: content, embeds (title, description, fields, footer), text displays,
 * button labels in brackets `[Acknowledge]`, menus by placeholder; `<t:…>` written as UTC time, mentions as @name.
 */
export declare function textOf(message: SeenMessage): string;

/** Whom the message rang when it was posted. */
export declare function mentionsOf(message: SeenMessage): Pings;
