import type { z } from 'zod';
import type { Matcher } from '../domain/matcher.js';
import type { CommentModelFile } from '../domain/opinion/model.js';
import type { CheckConfig } from '../ingest/checks/schema.js';
import type { House } from './schema/house.js';
import type { OncallFile } from './schema/oncall.js';
import type { personSchema } from './schema/people.js';
import type { roleSchema, teamSchema } from './schema/people-file.js';
import type { ResourceEntry } from './schema/resource.js';
import type { RuleEntry } from './schema/rule.js';
import type { TermListEntry } from './schema/terms.js';
import type { YamlFile } from './yaml-file.js';

export type PersonEntry = z.output<typeof personSchema>;
export type TeamEntry = z.output<typeof teamSchema> & { readonly id: string };
export type PeopleRoleEntry = z.output<typeof roleSchema> & { readonly id: string };

/** One entry of a file, and where it stands. */
export interface Placed<T> {
  readonly file: YamlFile;
  readonly path: readonly PropertyKey[];
  readonly entry: T;
}

/** All files, each read and checked by itself. */
export interface Parsed {
  readonly house: Placed<House>;
  readonly people: readonly Placed<PersonEntry>[];
  readonly teams: readonly Placed<TeamEntry>[];
  readonly roles: readonly Placed<PeopleRoleEntry>[];
  /** Matchers of restricted incidents. */
  readonly restricted: readonly Placed<readonly Matcher[]>[];
  /** `resources.yaml`; none where there is no such file. */
  readonly resources: readonly Placed<ResourceEntry>[];
  /** `oncall.yaml`; an empty one where there is none. */
  readonly oncall: Placed<OncallFile>;
  readonly rules: readonly Placed<RuleEntry>[];
  readonly checks: readonly Placed<CheckConfig>[];
  readonly terms: readonly Placed<TermListEntry>[];
  /** Models of comments that rules name, by path. */
  readonly models: ReadonlyMap<string, CommentModelFile>;
  /** Ids of entries that have problems of their own: naming one of them is not wrong besides. */
  readonly broken: ReadonlySet<string>;
}
