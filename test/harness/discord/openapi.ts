import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isJson, type Json, json, objects, string } from './json.js';

const file = fileURLToPath(new URL('../../../../shared/specs/discord-openapi.json', import.meta.url));

interface Operation {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  /** Segments that are no parameters: the more, the closer a match. */
  readonly fixed: number;
  readonly queries: ReadonlySet<string>;
  readonly takesBody: boolean;
}

/** Discord's published document; null where it is not at hand. */
let known: Document | null | undefined;

export function publishedDocument(): Document | null {
  if (known === undefined) {
    const parsed: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    known = isJson(parsed) ? new Document(parsed) : null;
  }
  return known;
}

export class Document {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false, logger: false });
  readonly #operations: readonly Operation[];
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: Json) {
    this.#ajv.addFormat('snowflake', /^\d{1,20}$/);
    this.#ajv.addFormat('nonce', true);
    this.#ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) });
    this.#ajv.addFormat('date-time', { validate: (text: string) => !Number.isNaN(Date.parse(text)) });
    for (const format of ['int32', 'int64', 'double']) this.#ajv.addFormat(format, true);
    this.#ajv.addSchema(document, 'discord');
    this.#operations = operationsOf(document);
  }

  /** What is wrong with a request, in words; null when nothing is. The path is without /api/v10 and query. */
  fault(method: string, path: string, query: URLSearchParams, body: unknown): string | null {
    const operation = this.#find(method, path);
    if (operation === undefined) return `no such route: ${method} ${path}`;
    const stranger = [...query.keys()].find((name) => !operation.queries.has(name));
    if (stranger !== undefined) return `${method} ${operation.template} has no query parameter ${stranger}`;
    if (!operation.takesBody || body === undefined) return null;
    const validate = this.#validator(operation);
    if (validate(lenient(operation.template, body))) return null;
    return this.#ajv.errorsText(validate.errors, { dataVar: 'body' });
  }

  has(method: string, path: string): boolean {
    return this.#find(method, path) !== undefined;
  }

  #find(method: string, path: string): Operation | undefined {
    return this.#operations.find((each) => each.method === method && each.pattern.test(path));
  }

  #validator(operation: Operation): ValidateFunction {
    const key = `${operation.method} ${operation.template}`;
    const made =
      this.#validators.get(key) ??
      this.#ajv.compile({
        $ref: `discord#/paths/${escaped(operation.template)}/${operation.method.toLowerCase()}/requestBody/content/${escaped('application/json')}/schema`,
      });
    this.#validators.set(key, made);
    return made;
  }
}

function operationsOf(document: Json): readonly Operation[] {
  const all = Object.entries(json(document.paths)).flatMap(([template, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((method): Operation[] => {
      const operation = json(item)[method];
      if (!isJson(operation)) return [];
      const parameters = [...objects(json(item).parameters), ...objects(operation.parameters)];
      const segments = template.split('/');
      return [
        {
          method: method.toUpperCase(),
          template,
          pattern: new RegExp(
            `^${segments.map((each) => each.replaceAll('.', '\\.').replace(/\{.*\}/, '[^/]+')).join('/')}$`,
          ),
          fixed: segments.filter((each) => !each.startsWith('{')).length,
          queries: new Set(parameters.filter((each) => each.in === 'query').map((each) => string(each.name))),
          takesBody: isJson(operation.requestBody),
        },
      ];
    }),
  );
  return all.sort((a, b) => b.fixed - a.fixed);
}

function escaped(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The document wants permission sets as numbers; the service itself takes the text that every library sends. */
function lenient(template: string, body: unknown): unknown {
  if (!template.includes('/commands')) return body;
  if (Array.isArray(body)) return body.map((each: unknown) => lenient(template, each));
  const permissions = json(body).default_member_permissions;
  return typeof permissions === 'string' ? { ...json(body), default_member_permissions: Number(permissions) } : body;
}
