/** Somebody a message really calls, by Slack's own ids. */
export type Mention = { readonly user: string } | { readonly group: string };

const ID = /^[A-Z0-9]{2,}$/u;

/** Live markup. Ids come from people.yaml and Slack itself; what is no id is no mention. */
export function mentionMarkup(mentions: readonly Mention[]): string {
  return mentions
    .flatMap((mention) => {
      if ('user' in mention) return ID.test(mention.user) ? [`<@${mention.user}>`] : [];
      return ID.test(mention.group) ? [`<!subteam^${mention.group}>`] : [];
    })
    .join(' ');
}
