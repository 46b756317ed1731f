/** Who may import whom: the rooms of the house, kept so by a test. */
const rooms = {
  lib: [],
  domain: [],
  text: ['domain', 'lib'],
  language: ['domain', 'lib'],
  pictures: ['domain', 'text', 'lib'],
  store: ['domain', 'lib'],
  service: ['domain', 'store', 'lib'],
  chat: ['domain', 'text', 'lib'],
  outbox: ['domain', 'store', 'chat', 'text', 'lib'],
  ingest: ['domain', 'service', 'lib'],
  config: ['domain', 'ingest', 'text', 'lib'],
};

const forbidden = Object.entries(rooms).map(([room, may]) => ({
  name: `${room}-stays-in-its-room`,
  comment: `src/${room} may import ${['itself', ...may].join(', ')} of ours.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^(src|commands|test|bench)/', pathNot: `^src/(${[room, ...may].join('|')})/` },
}));

/** npm packages a room may use; nobody else may. */
const only = (name, packages, folders) => ({
  name,
  severity: 'error',
  from: { path: '^(src|commands)/', pathNot: folders },
  to: { path: `node_modules/(${packages})(/|$)` },
});

module.exports = {
  forbidden: [
    ...forbidden,
    {
      name: 'commands-know-the-registry',
      severity: 'error',
      from: { path: '^commands/', pathNot: 'write-docs\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(domain|text|lib|pictures)/|^src/chat/registry' },
    },
    {
      name: 'service-outbox-and-ingest-see-only-the-interface-of-the-store',
      severity: 'error',
      from: { path: '^src/(service|outbox|ingest)/' },
      to: { path: '^src/store/sqlite/' },
    },
    {
      name: 'chats-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/chat/(slack|discord|console)/' },
      to: { path: '^src/chat/(slack|discord|console)/', pathNot: '^src/chat/$1/' },
    },
    only('only-language-knows-its-dictionaries', '@node-rs/jieba|pinyin-pro', '^src/language/'),
    only('only-pictures-know-the-canvas', '@napi-rs/canvas', '^src/pictures/'),
    only('only-calendar-feeds-know-icalendar', 'ical-generator', '^src/ingest/calendar/'),
    // The bot's own database is the store's alone; a sql check opens somebody else's, in a process of its own.
    only(
      'only-the-store-knows-the-database',
      'drizzle-orm|better-sqlite3',
      '^src/store/|^src/ingest/checks/sql/sqlite-process\\.ts$',
    ),
    {
      name: 'domain-is-pure',
      comment: 'Data in, data out: no I/O, no clock.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^(src|commands)/' }, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(src|commands)/', pathNot: '(cli|write-docs)\\.ts$|\\.d\\.ts$' },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
