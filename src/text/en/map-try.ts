/** `tocsin map try`. */
export const mapTry = {
  'map.made': '{n, plural, one {# signal} other {# signals}} of {body}, read as source {source} (kind {kind}):',
  'map.none': '{body} is understood as source {source} (kind {kind}), and nothing in it makes a signal.',
  'map.refused':
    'Nothing would be taken of {body} as source {source} (kind {kind}); {n, plural, one {# problem} other {# problems}}:',
  'map.problem': '  {problem}',
  'map.missing':
    'Entry {entry}, {field}: the path {path} finds nothing{n, plural, one {} other { in any of # items}}.{nearest, select, none {{there, select, none {} other { There is: {there}.}}} other { Did you mean {nearest}?}}',
  'map.when': 'Entry {entry}: "when" holds of {n, plural, one {the one item not at all} other {none of # items}}.',
  'map.not-yaml': '{file} is not YAML: {why}',
  'map.no-source':
    '{file} has neither sources nor a mapping; give a tocsin.yaml, one of its sources, or a mapping alone.',
  'map.unknown': '{file} has no source "{source}"; it has {ids}.',
  'map.which': '{file} has several sources: {ids}. Choose one with --source.',
  'map.wrong': '{file}: {problem}',
  'map.unreadable': '{file} cannot be read ({why}).',
  'map.not-text': '{file} is not UTF-8 text; save it as UTF-8 and try again.',
  'map.header': '"{header}" is not a header; write it as "x-shopify-topic: orders/create".',
} as const;
