/** What a test sets up: the app's configuration page, workspaces, people, channels. */

export interface UserSpec {
  readonly id: string;
  /** The handle, as in `@name`. */
  readonly name: string;
  readonly realName?: string;
  /** IANA zone; default `Asia/Shanghai`. */
  readonly tz?: string;
  /** `en-US`, `zh-CN`; default `en-US`. Answered only where `include_locale` is asked for. */
  readonly locale?: string;
  readonly email?: string;
  readonly bot?: boolean;
  readonly deleted?: boolean;
}

export interface ChannelSpec {
  readonly id: string;
  /** Without `#`. */
  readonly name: string;
  readonly private?: boolean;
  /** Whether the bot is a member; default true. */
  readonly botIn?: boolean;
  /** User ids; default every person of the workspace. The bot is added by `botIn`. */
  readonly members?: readonly string[];
}

export interface UserGroupSpec {
  readonly id: string;
  /** Without `@`. */
  readonly handle: string;
  readonly name?: string;
  /** User ids. */
  readonly users: readonly string[];
}

/** One workspace with the app installed. Whatever is left out gets a fitting default. */
export interface WorkspaceSpec {
  readonly id: string;
  /** The subdomain: `shop` in `https://shop.slack.com/`. */
  readonly domain?: string;
  readonly name?: string;
  readonly botToken?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  /** Scopes of the bot token; default `ALL_SCOPES`. */
  readonly scopes?: readonly string[];
  readonly users?: readonly UserSpec[];
  readonly channels?: readonly ChannelSpec[];
  readonly userGroups?: readonly UserGroupSpec[];
}

/** A workspace as it was set up: what a client needs to sign in. */
export interface WorkspaceInfo {
  readonly id: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
}

/** One rate: `perMinute` calls refill evenly, `burst` may come at once. */
export interface Rate {
  readonly perMinute: number;
  readonly burst: number;
}

export interface Limits {
  /** chat.postMessage in one channel. */
  readonly channel: Rate;
  /** chat.postMessage in one workspace. */
  readonly workspace: Rate;
  /** Tiers, per method and workspace. */
  readonly tiers: Readonly<Record<1 | 2 | 3 | 4, Rate>>;
  /** Methods with a rate of their own, over their tier. */
  readonly methods: Readonly<Record<string, Rate>>;
}

export interface FakeSlackOptions {
  /** The service's clock, ms since the epoch: timestamps, rate limits, trigger ids, response URLs. Default `Date.now`. */
  readonly now?: () => number;
  /** Default: one workspace T0001 with the channels C0001 #ops, C0002 #general and the people U0001 lina, U0002 wangwei. */
  readonly workspaces?: readonly WorkspaceSpec[];
  /** `on` (default): Slack's own rates. `off`: none. Or changes to Slack's own. */
  readonly limits?: 'on' | 'off' | Partial<Limits>;
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly appId?: string;
  /** Event subscriptions as on the app's page: `app_home_opened`, `reaction_added`, `message.channels`, … */
  readonly events?: readonly string[];
  /** Slash commands the app registered; a person typing another gets Slack's own error. Default: any. */
  readonly commands?: readonly string[];
  /** How long an acknowledgement may take, real ms; default 3000 as Slack's. */
  readonly ackMs?: number;
}
