/** An outgoing webhook people are called through: a gateway for telephone calls or text messages. */
export interface OutgoingWebhook {
  readonly id: string;
  /** Names of environment variables: the address; the secret it is signed with (Standard Webhooks), null: not signed. */
  readonly urlEnv: string;
  readonly secretEnv: string | null;
  /** Header → name of the environment variable that holds its value. */
  readonly headersEnv: Readonly<Record<string, string>>;
  /** The body with `{phone}`, `{name}`, `{text}`, `{incident}`, `{level}`, `{event}` places; null: our own form. */
  readonly body: string | null;
  readonly timeoutMs: number;
}
