/** `tocsin rules test` and `tocsin rules route`. */
export const trial = {
  'trial.unknown-rule': 'there is no rule "{rule}"',
  'trial.passed':
    '{cases, plural, one {# case} other {# cases}} of {rules, plural, one {# rule} other {# rules}}: all as expected.',
  'trial.failed': '{failed, plural, one {# case} other {# cases}} of {cases} did not go as expected.',
  'trial.without':
    '{n, plural, one {# rule has} other {# rules have}} no case: {rules}. Write one into {file} beside the rule.',
  'trial.fault': '{place} {rule}: {title}',
  'trial.fault.step':
    'step {step}, after {at}: expected {expected, select, none {nothing} any {anything} other {{expected}}}, got {found, select, none {nothing} other {{found}}}',
  'trial.fault.conditions':
    'step {step}, after {at}: expected {expected, plural, one {# condition} other {# conditions}} to hold a level, got {found}',
  'trial.against.summary':
    '{signals, plural, one {# signal} other {# signals}} from {from} to {until}: {warnings, plural, =0 {nothing would have been warned of} one {# warning} other {# warnings}}{flapped, plural, =0 {, no flapping} other {, # changes that count as flapping}}.',
  'trial.against.unreadable': '{n, plural, one {# line} other {# lines}} could not be read: {first}',
  'trial.against.condition':
    '{level} · {title} · {rule} · {times, plural, one {once} other {# times}}{flapped, plural, =0 {} other { · flapped #×}}',
  'trial.against.episode': '{level}, {from} – {until}',
  'trial.against.standing': '{level}, from {from}, still so at the end',
  'trial.against.more': '… and {n} more times',
  'trial.against.empty': '{file} holds no signal; each line is one, as POST /v1/signals takes it',
  'trial.route.title': 'Signals with {labels}:',
  'trial.route.show':
    'Show {show}: {scene}, host {host}, {phase, select, live {live now} soon {about to start} other {not on air}}.',
  'trial.route.no-show': 'The calendar knows no show for them.',
  'trial.route.watched':
    '{n, plural, =0 {No rule} one {# rule} other {# rules}} would watch them{name, select, none {} other { under the name {name}}}:',
  'trial.route.rule': '{id} ({kind}{covers, select, none {} other {, {covers}}}): {title}',
  'trial.route.names': 'looks at {names}',
  'trial.route.values':
    '{air, select, yes {values on air} other {values in force}}: {values}{case, select, none {} other { (“{case}” instead of the base)}}',
  'trial.route.no-values':
    '{air, select, yes {no values on air} other {no values in force now}}{case, select, none {; it has some in other cases} other { (“{case}”)}}',
  'trial.route.value': '{level} {value}',
  'trial.route.evidence': 'never warns by itself; others rest on it',
  'trial.route.rest':
    '{n, plural, one {# more rule would} other {# more rules would}} watch them, but {n, plural, one {does} other {do}} not tell things apart by these labels: {rules}',
  'trial.route.goes': '{n, plural, one {A warning of this rule goes} other {Warnings of these rules go}} to',
  'trial.route.level': '{level}: {channels}',
  'trial.route.range': '{from} to {to}',
  'trial.route.nowhere': 'no channel',
  'trial.route.steps': 'Then, while nobody acknowledges:',
  'trial.route.step': '{level}, after {after}: {targets}',
  'trial.route.wrong': '"{word}" is not a label; write label=value, such as sku=123',
  'trial.route.none': 'Name labels of a signal: tocsin rules route "sku=123 show=618"',
} as const;
