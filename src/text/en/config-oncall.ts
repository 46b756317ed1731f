/** What is wrong with schedules, and how to mend it. */
export const configOncall = {
  'config.duty.rotation': '“{text}” is not the length of a turn.',
  'config.mend.duty.rotation': 'Write daily, weekly, or a number of hours, days or weeks: 12h, 3d, 2w.',
  'config.duty.start': '“{text}” is not the date and time of a hand-off.',
  'config.mend.duty.start':
    'Write the first hand-off as the clock on the wall shows it, without an offset: start: 2026-01-05T09:00.',
  'config.duty.no-start': 'Several take turns here, and when the first begins is not said.',
  'config.duty.hours': '“{text}” is not a part of the day.',
  'config.mend.duty.hours': 'Write it in quotes, "09:00-21:00"; over midnight "21:00-09:00".',
  'config.duty.days': '“{text}” is not a day of the week.',
  'config.mend.duty.days': 'Write mon, tue, wed, thu, fri, sat, sun, or several in a row: mon-fri.',
  'config.duty.unknown-team': 'There is no team “{team}” in people.yaml.',
  'config.duty.twice': '{person} stands twice in this turn, so one is missing.',
  'config.mend.duty.twice': 'Put somebody else in one of the two places.',
  'config.duty.unequal':
    '{n, plural, one {# person is} other {# people are}} on duty in this turn, but {first, number} in the first.',
  'config.mend.duty.unequal': 'Give every turn of a layer as many people, or make a layer of its own for the others.',
  'config.duty.hidden':
    'Nobody of the layer “{layer}” can ever be on duty: layers further down the list always stand above it.',
  'config.mend.duty.hidden':
    'A later layer stands above the earlier ones: move this one behind them, give them hours or days, or take it out.',
  'config.duty.idle':
    'It is never the duty of {people}: these turns always fall outside the hours and days of the layer.',
  'config.mend.duty.idle': 'Make turns as long as a day or a week, or let them start at another hour.',
  'config.duty.gap':
    'Nobody is on duty in “{schedule}” from {from} to {until} ({zone}){more, plural, =0 {} one {, and once more in the next {days} days} other {, and # more times in the next {days} days}}.',
  'config.mend.duty.gap':
    'Add a layer for these hours, or say with cover when somebody has to be there: shows (during shows only) or never.',
  'config.duty.double':
    '{person} is on duty in “{a}” and in “{b}” from {from} to {until} ({zone}){more, plural, =0 {} one {, and once more in the next {days} days} other {, and # more times in the next {days} days}}.',
  'config.mend.duty.double': 'Put somebody else in one of the two, or let one rotation start at another turn.',
} as const;
