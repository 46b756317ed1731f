import { outcome, refused, shown, tell } from '../src/chat/registry/reply.js';
import { defineCommand } from '../src/chat/registry/values.js';
import type { CommandContext, Reply } from '../src/chat/registry.js';
import { type Held, isDialogLine } from '../src/domain/held.js';
import { type Account, accountKey, type Person } from '../src/domain/person.js';
import { sentence } from '../src/text/catalogue.js';
import { joinedParam } from '../src/text/sentences.js';

/** Says whose an account is, and does what it had asked for. Alone it tells which accounts are yours. */
export const link = defineCommand({
  path: ['link'],
  aliases: ['绑定', '关联'],
  under: 'more',
  params: [
    { name: 'code', kind: 'word', optional: true },
    { name: 'who', kind: 'person', optional: true, completes: 'person' },
  ],
  ability: 'look',
  examples: ['link', 'link 483201', 'link 483201 @me'],
  run: async ({ code, who }, context) => {
    if (code === undefined) return accounts(context);
    const person = who ?? context.person;
    if (person.id !== context.person.id && !context.may('configure')) {
      return context.deny('configure', `link ${code}`);
    }
    const results = await context.act([{ on: 'link', code: digits(code), person: person.id }]);
    const said = outcome(context, results);
    const [result] = results;
    if (!said.ok || result?.result !== 'done' || !result.held) return said;
    return withWhatWaited(context, said, person, result.held);
  },
});

export const unlink = defineCommand({
  path: ['unlink'],
  aliases: ['解绑'],
  under: 'more',
  params: [
    { name: 'platform', kind: 'choice', choices: ['slack', 'discord'] },
    { name: 'who', kind: 'person', optional: true, completes: 'person' },
    { name: 'account', kind: 'word', optional: true },
  ],
  ability: 'look',
  examples: ['unlink discord', 'unlink slack @me U0123ABC'],
  run: async ({ platform, who, account }, context) => {
    const person = context.read.people().find((each) => each.id === (who ?? context.person).id) ?? context.person;
    if (person.id !== context.person.id && !context.may('configure')) {
      return context.deny('configure', `unlink ${platform}`);
    }
    const theirs = person.accounts.filter((account) => account.platform === platform);
    const meant = account === undefined ? taken(context, theirs) : theirs.filter(({ id }) => id === account);
    const [only, ...others] = meant;
    if (!only) return refused(sentence('link.none', { platform, who: person.name }), 'link');
    if (others.length > 0) {
      const accounts = joinedParam(meant.map(({ id }) => id)) ?? '';
      const whose = person.id === context.person.id ? '' : ` @${person.id}`;
      return refused(sentence('link.which', { accounts, who: person.name }), `unlink ${platform}${whose} ${only.id}`);
    }
    return outcome(context, await context.act([{ on: 'unlink', account: only }]));
  },
});

/** Those that can be let go: not what people.yaml says, unless it says all. */
function taken({ read }: CommandContext, accounts: readonly Account[]): readonly Account[] {
  const fixed = new Set(read.settings.people.flatMap((person) => person.accounts.map(accountKey)));
  const linked = accounts.filter((account) => !fixed.has(accountKey(account)));
  return linked.length > 0 ? linked : accounts.slice(0, 1);
}

/** `４８３２０１` too: a Chinese keyboard may type them so. */
function digits(code: string): string {
  return code.normalize('NFKC').replace(/\D/gu, '') || code;
}

function accounts(context: CommandContext): Reply {
  const me = context.read.people().find((each) => each.id === context.person.id) ?? context.person;
  const lines = me.accounts.map(({ platform, id }) => tell(context, sentence('link.account', { platform, id })));
  return shown(context, sentence('link.title', { who: me.name }), [...lines, tell(context, sentence('link.how'))]);
}

/** The line runs as the person it now belongs to, from where it was typed. */
async function withWhatWaited(
  context: CommandContext,
  said: Extract<Reply, { ok: true }>,
  person: Person,
  held: Held,
): Promise<Reply> {
  const { id, name, platform } = held.account;
  const reply = await context.run(held.line, { person, platform, account: { id, name } });
  const asksFirst = isDialogLine(held.line);
  const waited = tell(
    context,
    asksFirst ? sentence('link.waited.dialog') : sentence('link.waited', { line: held.line }),
  );
  const whose = person.id === context.person.id ? '' : ` @${person.id}`;
  const undo = tell(context, sentence('link.undo', { line: `unlink ${platform}${whose} ${id}` }));
  const text = [...said.card.text, undo, waited];
  // Pressed here it would be done by whoever presses: only to themselves it is given once more.
  if (reply.ok && asksFirst) {
    const buttons = person.id === context.person.id ? reply.card.buttons : [];
    return { ok: true, card: { ...said.card, text, buttons } };
  }
  if (reply.ok) {
    const { buttons, more } = reply.card;
    return { ok: true, card: { ...said.card, text: [...text, ...reply.card.text], buttons, more } };
  }
  const example =
    reply.example === undefined ? [] : [tell(context, sentence('help.example', { example: reply.example }))];
  return { ok: true, card: { ...said.card, text: [...text, tell(context, reply.said), ...example] } };
}
