import { checkCommand } from '../check-commands.js';
import { Form } from '../form.js';
import { type Json, json, objects, string } from '../json.js';
import { notFound, tooManyCommands, tooManyNewCommands, unknownCommand } from '../refusal.js';
import type { Service } from '../service.js';
import { inGuild } from './guild.js';
import { type Call, done, ok, param, type Route } from './route.js';

type Scope = 'global' | 'guild';

const most: Readonly<Record<string, number>> = { 1: 100, 2: 15, 3: 15 };
const dayMs = 24 * 3_600_000;
/** When each new command was made, for the 200 a day. */
const made = new WeakMap<Service, number[]>();

/** Members that are absent or false are not kept, as Discord does not give them back. */
function kept(option: Json): Json {
  const { required, autocomplete, options, ...rest } = option;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== null)),
    ...(required === true ? { required } : {}),
    ...(autocomplete === true ? { autocomplete } : {}),
    ...(Array.isArray(options) ? { options: objects(options).map(kept) } : {}),
  };
}

function shaped(service: Service, scope: Scope, body: Json, id: string): Json {
  const permissions = body.default_member_permissions;
  return {
    id,
    application_id: service.world.bot.id,
    ...(scope === 'guild' ? { guild_id: service.world.guildId } : {}),
    type: body.type ?? 1,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    ...(objects(body.options).length > 0 ? { options: objects(body.options).map(kept) } : {}),
    default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
    nsfw: body.nsfw === true,
    ...(scope === 'global'
      ? {
          dm_permission: body.dm_permission !== false,
          contexts: body.contexts ?? null,
          integration_types: body.integration_types ?? [0],
        }
      : {}),
  };
}

const same = (a: Json, b: Json) => a.name === b.name && (a.type ?? 1) === (b.type ?? 1);

/** Puts a command in its place; the id stays with the name, the version changes with the content. */
function place(service: Service, scope: Scope, body: Json, before: readonly Json[], fixedId?: string): Json {
  const known = before.find((each) => (fixedId === undefined ? same(each, body) : each.id === fixedId));
  if (known === undefined) countNew(service);
  const next = shaped(service, scope, body, string(known?.id) || service.newId());
  const { version, ...content } = known ?? {};
  const unchanged = known !== undefined && JSON.stringify(content) === JSON.stringify(next);
  return { ...next, version: unchanged ? version : service.newId() };
}

function countNew(service: Service): void {
  const recent = (made.get(service) ?? []).filter((at) => service.now() - at < dayMs);
  if (recent.length >= 200) throw tooManyNewCommands();
  made.set(service, [...recent, service.now()]);
}

function countAll(commands: readonly Json[]): void {
  for (const [type, limit] of Object.entries(most)) {
    if (commands.filter((each) => String(each.type ?? 1) === type).length > limit) throw tooManyCommands(limit);
  }
}

function shown(call: Call, command: Json): Json {
  if (call.query.get('with_localizations') === 'true') return command;
  return bare(command);
}

function bare(part: Json): Json {
  const { name_localizations, description_localizations, ...rest } = part;
  return {
    ...rest,
    ...(Array.isArray(part.options) ? { options: objects(part.options).map(bare) } : {}),
    ...(Array.isArray(part.choices) ? { choices: objects(part.choices).map(bare) } : {}),
  };
}

function checkOne(call: Call): void {
  const form = new Form();
  checkCommand(form, [], json(call.body));
  form.done();
}

function checkAll(call: Call): void {
  const form = new Form();
  const commands = form.list([], call.body, 130).map(json);
  commands.forEach((each, i) => {
    checkCommand(form, [i], each);
    if (commands.findIndex((other) => same(other, each)) < i)
      form.add([i, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
  });
  form.done();
}

function routesOf(scope: Scope): readonly Route[] {
  const path = scope === 'global' ? '/applications/:app/commands' : '/applications/:app/guilds/:guild/commands';
  const store = (call: Call) => {
    if (param(call, 'app') !== call.service.world.bot.id) throw notFound();
    if (scope === 'guild') inGuild(call);
    return call.service.world.commands[scope];
  };
  const one = (call: Call): Json => {
    const found = store(call).get(param(call, 'command'));
    if (found === undefined) throw unknownCommand();
    return found;
  };
  return [
    { method: 'GET', path, handle: (call) => ok([...store(call).values()].map((each) => shown(call, each))) },
    {
      method: 'PUT',
      path,
      check: checkAll,
      handle: (call) => {
        const commands = store(call);
        const before = [...commands.values()];
        const bodies = objects(call.body);
        countAll(bodies);
        const next = bodies.map((each) => place(call.service, scope, each, before));
        commands.clear();
        for (const each of next) commands.set(string(each.id), each);
        call.service.waits.changed();
        return ok(next);
      },
    },
    {
      method: 'POST',
      path,
      check: checkOne,
      handle: (call) => {
        const commands = store(call);
        const body = json(call.body);
        const before = [...commands.values()];
        countAll([...before.filter((each) => !same(each, body)), body]);
        const next = place(call.service, scope, body, before);
        commands.set(string(next.id), next);
        call.service.waits.changed();
        return { status: before.some((each) => each.id === next.id) ? 200 : 201, body: next };
      },
    },
    { method: 'GET', path: `${path}/:command`, handle: (call) => ok(one(call)) },
    {
      method: 'PATCH',
      path: `${path}/:command`,
      check: (call) => {
        const form = new Form();
        const known = call.service.world.commands[scope].get(param(call, 'command')) ?? {};
        checkCommand(form, [], { ...known, ...json(call.body) });
        form.done();
      },
      handle: (call) => {
        const known = one(call);
        const next = place(call.service, scope, { ...known, ...json(call.body) }, [known], string(known.id));
        store(call).set(string(next.id), next);
        call.service.waits.changed();
        return ok(next);
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:command`,
      handle: (call) => {
        store(call).delete(string(one(call).id));
        call.service.waits.changed();
        return done;
      },
    },
  ];
}

export const commands: readonly Route[] = [...routesOf('global'), ...routesOf('guild')];
