const LEVEL = '{level, select, blue {blue} yellow {yellow} orange {orange} red {red} other {no level}}';
const PLACE =
  '{place, select, day {usual at this time of day} week {usual at this hour of the week} show {usual at this minute of the show} other {usual of late}}';

/** Why an observation is unusual. */
export const anomaly = {
  'why.anomaly.once': 'once in {n, number}',
  'why.anomaly.jump.up': `{name} jumped to {value}, where {usual} ± {spread} is ${PLACE}.`,
  'why.anomaly.jump.down': `{name} fell suddenly to {value}, where {usual} ± {spread} is ${PLACE}.`,
  'why.anomaly.off.up': `{name} is {value}, where {usual} ± {spread} is ${PLACE}.`,
  'why.anomaly.off.down': `{name} is only {value}, where {usual} ± {spread} is ${PLACE}.`,
  'why.anomaly.lasting.up': `{name} stays high: {value} now, where {usual} ± {spread} is ${PLACE}.`,
  'why.anomaly.lasting.down': `{name} stays low: {value} now, where {usual} ± {spread} is ${PLACE}.`,
  'why.anomaly.restless':
    '{name} ({value} now) swings more than it ever does: usually by about {usual} from one value to the next.',
  'why.anomaly.still':
    '{name} ({value} now) hardly moves: usually it does by about {usual} from one value to the next.',
  'why.anomaly.rare': `That is as rare as once in {n, number} observations; ${LEVEL} begins at once in {threshold, number}.`,
  'why.anomaly.since': 'It has gone on for {since}.',
  'why.anomaly.last.up': 'The last such rise was on {at}.',
  'why.anomaly.last.down': 'The last such fall was on {at}.',
  'why.anomaly.first.up': 'No such rise was seen before, in {n, number} observations.',
  'why.anomaly.first.down': 'No such fall was seen before, in {n, number} observations.',
  'why.anomaly.over': '{name} is {value}: as usual again.',
  'why.anomaly.adapted':
    '{name} is {value} and has been like this for so long that it counts as usual from now on ({n, number} observations learned).',
  'why.anomaly.show-over': 'The show {show} is over; its figures are no longer watched.',
} as const;
