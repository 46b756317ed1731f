import { z } from 'zod';
import { checkSchema } from '../../ingest/checks/schema.js';
import { sourceSchema } from '../../ingest/sources.js';
import { mappingEntrySchema } from '../../ingest/webhooks/mapping-schema.js';
import { promotionSchema, showSchema } from '../schema/calendar.js';
import { houseSchema } from '../schema/house.js';
import { oncallSchema } from '../schema/oncall.js';
import { peopleExample, peopleFileSchema } from '../schema/people-file.js';
import { resourceExample, resourceSchema } from '../schema/resource.js';
import { ruleSchema } from '../schema/rule.js';
import { termListExample, termListSchema } from '../schema/terms.js';
import { CHECK_EXAMPLES, ONCALL_EXAMPLES, RULE_EXAMPLES, SOURCE_EXAMPLES } from './examples.js';
import { bare, type Field, fieldsOf } from './fields.js';
import { kindsOf } from './kinds.js';

/** Parts of `tocsin.yaml` that have a section of their own. */
const APART = new Set(['sources', 'shows', 'promotions']);

/** The page `docs/configuration.md`: every field of every file, made from the schemas that read them. */
export function configurationMarkdown(): string {
  const rules = kindsOf(ruleSchema);
  const checks = kindsOf(checkSchema);
  return [
    '<!-- Made from the schemas by `npm run docs`; do not edit. -->',
    '# Configuration',
    INTRO,
    '## tocsin.yaml',
    table(fieldsOf(houseSchema, APART)),
    '### Shows',
    table(fieldsOf(showSchema)),
    '### Promotions',
    table(fieldsOf(promotionSchema)),
    '### Sources',
    'Who may send signals, under `sources:`, each by its id. What each service sends and how to set it up: [senders.md](senders.md).',
    table(fieldsOf(sourceSchema, new Set(['mapping']))),
    ...Object.entries(SOURCE_EXAMPLES).flatMap(([kind, example]) => [`#### ${kind}`, yaml(example)]),
    '#### mapping',
    'How any JSON is read as signals: one of these, or a list.',
    table(fieldsOf(mappingEntrySchema)),
    '## people.yaml',
    'A map of people, teams, roles and restrictions; a list of people alone will do, too. Who may do what: [authority.md](authority.md).',
    table(fieldsOf(peopleFileSchema)),
    yaml(peopleExample),
    '## oncall.yaml',
    'It need not be there. How schedules are written: [oncall.md](oncall.md); who is called when: [escalation.md](escalation.md).',
    ...Object.entries(oncallSchema.shape).flatMap(([section, schema]) => {
      const example = ONCALL_EXAMPLES[section];
      const whole = z.strictObject({ [section]: schema });
      const item = bare(schema).schema instanceof z.ZodArray ? '- ' : '';
      const shown = example === undefined ? [] : [yaml(sectionOf(section, example, item))];
      return [`### ${section}`, table(fieldsOf(whole)), ...shown];
    }),
    '## resources.yaml',
    'A list of what teams can fall back on: emergency stock, the reserve fund, other suppliers. Optional. How it is drawn: [authority.md](authority.md).',
    table(fieldsOf(resourceSchema)),
    yaml(resourceExample),
    '## Rules: rules/*.yaml',
    'Lists of rules. Every kind has these fields:',
    ...kindSections(rules, RULE_EXAMPLES),
    '## Checks: checks/*.yaml',
    'Lists of checks. Every kind has these fields:',
    ...kindSections(checks, CHECK_EXAMPLES),
    '## Word lists: terms/*/*.yaml',
    'One list a file, in the folder of its jurisdiction; text rules name it.',
    table(fieldsOf(termListSchema)),
    yaml(termListExample),
    '',
  ].join('\n\n');
}

const INTRO = `All of it is YAML in one folder (\`config\`, or the one \`TOCSIN_CONFIG\` names): \`tocsin.yaml\`, \`people.yaml\`, \`oncall.yaml\`, \`rules/*.yaml\`,
\`checks/*.yaml\`, \`terms/*/*.yaml\`, and packs of rules in \`packs/<name>/\`, switched on by \`packs:\`. Durations are written 30s, 15m, 2h, 7d; money is in major units.
\`tocsin check-config\` tells everything that is wrong at once. Editors complete and check these files by
the schemas in [schemas/](schemas/): each shipped file names its own in the first line.

Files may be changed while the bot runs. It watches the folder (\`TOCSIN_WATCH=off\` turns that off), and reads it again at a SIGHUP and at
\`/risk rules reload\`. A wrong file never replaces a right one: what is wrong is said in the operators' channels, and what was in force stays.
\`/risk rules changes\` shows what was changed, when and by whom. Only tokens and secrets (the environment) and Slack workspaces need a restart.
A bot started from a terminal ends when that terminal closes.

A rule that says \`overrides: true\` stands in place of the one with the same id, be it in a pack or in \`rules/\`; two of one id are otherwise an error.`;

/** What all kinds have in common, then of each what is its own, with an example. */
function kindSections(
  kinds: ReadonlyMap<string, z.ZodObject>,
  examples: Readonly<Record<string, string>>,
): readonly string[] {
  const [first, ...others] = [...kinds.values()];
  if (!first) return [];
  const shared = Object.keys(first.shape).filter((name) => others.every((one) => Object.hasOwn(one.shape, name)));
  const own = new Set(shared);
  const common = fieldsOf(first).filter(({ path }) => own.has(root(path)) && root(path) !== 'kind');
  return [
    table(common),
    ...[...kinds].flatMap(([kind, schema]) => {
      const example = examples[kind];
      return [`### ${kind}`, table(fieldsOf(schema, own)), ...(example === undefined ? [] : [yaml(example)])];
    }),
  ];
}

function root(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}

function table(fields: readonly Field[]): string {
  if (fields.length === 0) return 'Nothing of its own.';
  const rows = fields.map(
    ({ path, type, required, about }) => `| \`${path}\` | ${cell(type)} | ${required ? 'yes' : ''} | ${cell(about)} |`,
  );
  return ['| field | what is written | needed | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .replace(/<(?=[a-z])/g, '&lt;');
}

/** An entry, as it stands below the name of its section: by its id, or as an item of a list. */
function sectionOf(section: string, entry: string, item: '- ' | ''): string {
  const indent = ' '.repeat(2 + item.length);
  return `${section}:\n  ${item}${entry.trim().replace(/\n(?=.)/g, `\n${indent}`)}`;
}

function yaml(example: string): string {
  return `\`\`\`yaml\n${example.trim()}\n\`\`\``;
}
