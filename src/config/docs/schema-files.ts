import { z } from 'zod';
import type { JsonObject } from '../../domain/json.js';
import { checkSchema } from '../../ingest/checks/schema.js';
import { caseSchema } from '../cases/case-schema.js';
import { houseSchema } from '../schema/house.js';
import { oncallSchema } from '../schema/oncall.js';
import { peopleYamlSchema } from '../schema/people-file.js';
import { resourceSchema } from '../schema/resource.js';
import { ruleSchema } from '../schema/rule.js';
import { termListSchema } from '../schema/terms.js';
import { jsonSchemaOf } from './json-schema.js';

/** A kind of YAML file, and what may stand in it. */
export interface YamlKind {
  /** Of `docs/schemas/<name>.schema.json`. */
  readonly name: string;
  readonly title: string;
  /** Which files of a configuration these are. */
  readonly files: RegExp;
  readonly schema: z.ZodType;
}

/** Every YAML file there is. */
export const YAML_KINDS: readonly YamlKind[] = [
  { name: 'tocsin', title: 'tocsin.yaml', files: /^tocsin\.ya?ml$/, schema: houseSchema },
  { name: 'people', title: 'people.yaml', files: /^people\.ya?ml$/, schema: peopleYamlSchema },
  { name: 'oncall', title: 'oncall.yaml', files: /^oncall\.ya?ml$/, schema: oncallSchema },
  {
    name: 'resources',
    title: 'resources.yaml',
    files: /^resources\.ya?ml$/,
    schema: z.array(resourceSchema),
  },
  {
    name: 'rule-tests',
    title: 'Cases of rules: rules/*.tests.yaml',
    files: /(?:^|\/)rules\/[^/]+\.tests\.ya?ml$/,
    schema: z.array(caseSchema),
  },
  {
    name: 'rules',
    title: 'Rules: rules/*.yaml',
    files: /(?:^|\/)rules\/[^/]+(?<!\.tests)\.ya?ml$/,
    schema: z.array(ruleSchema),
  },
  {
    name: 'checks',
    title: 'Checks: checks/*.yaml',
    files: /(?:^|\/)checks\/[^/]+\.ya?ml$/,
    schema: z.array(checkSchema),
  },
  {
    name: 'terms',
    title: 'Word lists: terms/<jurisdiction>/*.yaml',
    files: /(?:^|\/)terms\/[^/]+\/[^/]+\.ya?ml$/,
    schema: termListSchema,
  },
];

/** The JSON Schema of a kind of file, as it is published. */
export function publishedSchema({ name, title, schema }: YamlKind): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://tocsin.invalid/schemas/${name}.schema.json`,
    title,
    ...jsonSchemaOf(schema),
  };
}

/** As it is written to its file. */
export function schemaText(kind: YamlKind): string {
  return `${JSON.stringify(publishedSchema(kind), null, 2)}\n`;
}
